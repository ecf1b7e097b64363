/**
 * A worker's answer, or the worker's failure if that comes first: Comlink alone waits forever for a worker that could
 * not load or ran out of memory.
 * @throws ErrorEvent of the worker; whatever the answer rejects with
 */
export function workerAnswer<Answer>(
  worker: EventTarget,
  answer: Promise<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", reject, { once: true });
    void answer.then(resolve, reject).finally(() => worker.removeEventListener("error", reject));
  });
}
