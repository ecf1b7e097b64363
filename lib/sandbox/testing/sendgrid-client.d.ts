/**
 * The part of SendGrid's own client that the tests use. Its own types export in two ways at once, which TypeScript 7
 * refuses.
 */
declare module "@sendgrid/client" {
  export class Client {
    setApiKey(apiKey: string): void;
    setDefaultHeader(name: string, value: string): this;
    setDefaultRequest(name: "baseUrl", value: string): this;
    request(of: {
      method: "GET";
      url: string;
      headers: { "on-behalf-of"?: string };
    }): Promise<[response: unknown, body: unknown]>;
  }
}
