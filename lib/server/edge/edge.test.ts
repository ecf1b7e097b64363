import { expect, test, vi } from "vitest";
import { serve as host } from "@/lib/sendgrid/testing/serve";
import { serverEnv } from "../testing/server-env";
import { serve } from "./edge";

serverEnv();

test("what is thrown before there is an answer is answered as a defect, and nobody is left waiting", async () => {
  const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const origin = await host((request, response) =>
    serve(request, response, () => {
      throw new TypeError("a defect");
    }),
  );
  const answer = await fetch(`${origin}/keys`);
  expect(answer.status).toBe(500);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await answer.json()).toMatchObject({ errors: [{ code: "internal" }] });
  const told = said.mock.calls.flat().join();
  said.mockRestore();
  expect(told).toContain('"event":"defect"');
});
