/** A file to analyse. */
export interface NamedFile {
  readonly file: File;
  /** Its base name; inside a folder its path from there, as in a batch. */
  readonly name: string;
}

/** What captures are called; in a folder nothing else is read. A file that is handed over by itself is always tried. */
const CAPTURE_NAME = /\.(?:har|saz|zip|gz|zhar|json|xml|flows?|mitm|chlsj?)$/i;

/** More files than this are a batch for the command line. */
export const MOST_FILES = 2_000;

/** What was dropped or pasted, folders opened. The transfer is empty once its event is over: call this at once. */
export async function filesOfTransfer({ items }: DataTransfer): Promise<readonly NamedFile[]> {
  const taken = [...items].filter(({ kind }) => kind === 'file').map(takeItem);
  const files = await Promise.all(taken.map(filesOfItem));
  return files.flat().slice(0, MOST_FILES);
}

/** What was chosen in a dialog, files or a folder. */
export function filesOfInput({ files, webkitdirectory }: HTMLInputElement): readonly NamedFile[] {
  const all = [...(files ?? [])];
  if (!webkitdirectory) return all.map((file) => ({ file, name: file.name }));
  const named = all.map((file) => ({ file, name: withoutFolder(file.webkitRelativePath) }));
  return inOrder(named).slice(0, MOST_FILES);
}

interface TakenItem {
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
  readonly folder: Promise<FileSystemDirectoryHandle | undefined>;
}

function takeItem(item: DataTransferItem): TakenItem {
  return { entry: item.webkitGetAsEntry(), file: item.getAsFile(), folder: takeFolder(item) };
}

/**
 * The newer way to a folder, where the browser has it: Chromium refuses the older one to a page that is itself a file.
 * Undefined for a file.
 */
async function takeFolder(item: DataTransferItem): Promise<FileSystemDirectoryHandle | undefined> {
  const take: unknown = Reflect.get(item, 'getAsFileSystemHandle');
  if (typeof take !== 'function') return undefined;
  try {
    const found: unknown = await Reflect.apply(take, item, []);
    return found instanceof FileSystemDirectoryHandle ? found : undefined;
  } catch {
    return undefined;
  }
}

async function filesOfItem({ entry, file, folder }: TakenItem): Promise<readonly NamedFile[]> {
  const handle = await folder;
  if (handle !== undefined) return inOrder(await filesOfHandle(handle, ''));
  if (entry !== null && isFolder(entry)) return inOrder(await filesOfFolder(entry));
  return file === null ? [] : [{ file, name: file.name }];
}

async function filesOfHandle(folder: FileSystemDirectoryHandle, path: string): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  for await (const entry of folder.values()) {
    if (found.length > MOST_FILES) break;
    const name = `${path}${entry.name}`;
    if (entry instanceof FileSystemDirectoryHandle) found.push(...(await filesOfHandle(entry, `${name}/`)));
    else if (entry instanceof FileSystemFileHandle) found.push({ file: await entry.getFile(), name });
  }
  return found;
}

async function filesOfFolder(folder: FileSystemDirectoryEntry): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  const reader = folder.createReader();
  for (;;) {
    const entries = await nextEntries(reader);
    if (entries.length === 0 || found.length > MOST_FILES) return found;
    for (const entry of entries) {
      if (isFolder(entry)) found.push(...(await filesOfFolder(entry)));
      else if (isFile(entry))
        found.push({ file: await fileOf(entry), name: withoutFolder(entry.fullPath.slice(1)) });
    }
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** The entries of a folder come by the hundred; none at the end. */
function nextEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function withoutFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

function inOrder(files: readonly NamedFile[]): readonly NamedFile[] {
  const captures = files.filter(({ name }) => CAPTURE_NAME.test(name) && !isHidden(name));
  return captures.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.'));
}
