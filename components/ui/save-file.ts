/** Downloads a file that was made in the browser. Nothing is sent to a server. */
export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Once the download has started it no longer needs the URL.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
