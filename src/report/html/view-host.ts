import type { Report } from '../report.js';

/** What the view needs of the face that mounts it: the drop page, or the file of the HTML report. */
export interface ViewHost {
  readonly place: PlaceKeeper;
  /** The case note of a report as Markdown, for its copy button. */
  note(report: Report): string;
  /** What else the face can do with a report: buttons beside the copy buttons. None where absent. */
  extras?(report: Report): readonly ViewAction[];
  /** What the face has to say of a report, shown under its headline; nothing where absent or undefined. */
  beside?(report: Report): Node | undefined;
}

/** Where the reader is, such as `entry=41`, in the address of the page. Nothing captured ever stands in it. */
export interface PlaceKeeper {
  read(): string;
  /** Goes to a place, as a step that the back button undoes. */
  write(place: string): void;
  /** The address of a place, for links to be opened elsewhere; `#` and the place where absent. */
  href?(place: string): string;
  /** Calls back after back and forward. */
  onChange(listener: () => void): void;
}

/** A button of the face. */
export interface ViewAction {
  readonly label: string;
  run(): void | Promise<void>;
}

export interface MountedView {
  /** Takes the view out of the page and drops all references to the document. */
  unmount(): void;
}
