/**
 * What a worker answers, unless it fails first: Comlink alone waits for ever for one that could not be loaded, or ran
 * out of room.
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
