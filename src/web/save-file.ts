/** Saves a file by way of the browser's downloads: no request is made. */
export function saveFile(content: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has to have begun.
  setTimeout(() => URL.revokeObjectURL(url), SECONDS_TO_BEGIN * 1000);
}

const SECONDS_TO_BEGIN = 60;
