import type { Reply } from "../reply";

/** A web page in the words of a gateway. */
export function page(status: number, title: string): Reply {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;
  return { status, headers: { "Content-Type": "text/html" }, body };
}
