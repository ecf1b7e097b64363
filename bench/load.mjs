import { Client } from "undici";

/**
 * Requests over some connections for some time, each again as soon as it is answered, in a closed loop.
 * @param target `{ origin, ask(connection, n) }`: the path and headers of the n-th request of a connection
 * @returns requests a second and the median and 99th percentile of their latency in ms
 * @throws for any status but 200
 */
export async function load({ origin, ask }, { connections, seconds }) {
  const times = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const client = new Client(origin, { pipelining: 1 });
      for (let n = 0; performance.now() < until; n += 1) {
        const sentAt = performance.now();
        await once(client, ask(connection, n));
        times.push(performance.now() - sentAt);
      }
      await client.close();
    }),
  );
  times.sort((a, b) => a - b);
  return {
    perSecond: (times.length / (performance.now() - startedAt)) * 1_000,
    p50: times[Math.floor(times.length * 0.5)],
    p99: times[Math.floor(times.length * 0.99)],
  };
}

// undici's lowest level: the measurement itself must not take the time.
function once(client, { path, headers }) {
  return new Promise((resolve, reject) => {
    let status = 0;
    client.dispatch(
      { method: "GET", path, headers },
      {
        onRequestStart() {},
        onResponseStart(_controller, code) {
          status = code;
        },
        onResponseData() {},
        onResponseEnd() {
          if (status === 200) resolve();
          else reject(new Error(`${path} answered ${status}`));
        },
        onResponseError(_controller, error) {
          reject(error);
        },
      },
    );
  });
}
