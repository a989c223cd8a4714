import { member, numberMember, stringMember } from '../../model/json.js';

/** What the scanner knows of an entry without parsing it. Members that are absent or of another type are undefined. */
export interface IndexedEntry {
  /** Position in `log.entries`, from 0, elements that are no objects counted. */
  readonly index: number;
  /** Byte offset of the opening brace in the file. */
  readonly start: number;
  /** Byte offset behind the closing brace. */
  readonly end: number;
  readonly startedDateTime: string | undefined;
  /** As written: -1 stays -1. */
  readonly time: number | undefined;
  readonly method: string | undefined;
  /** With query and fragment. */
  readonly url: string | undefined;
  /** As written: 0 stays 0. */
  readonly status: number | undefined;
  readonly redirectURL: string | undefined;
  /** `request.postData.mimeType`. */
  readonly postMimeType: string | undefined;
  /** A request header is named Authorization, in any case. */
  readonly hasAuthorization: boolean;
}

/** Reads the same from a parsed entry, for those that the scanner alone is not sure of. */
export function indexEntry(json: unknown, index: number, start: number, end: number): IndexedEntry {
  const request = member(json, 'request');
  const response = member(json, 'response');
  return {
    index,
    start,
    end,
    startedDateTime: stringMember(json, 'startedDateTime'),
    time: numberMember(json, 'time'),
    method: stringMember(request, 'method'),
    url: stringMember(request, 'url'),
    status: numberMember(response, 'status'),
    redirectURL: stringMember(response, 'redirectURL'),
    postMimeType: stringMember(member(request, 'postData'), 'mimeType'),
    hasAuthorization: hasAuthorization(member(request, 'headers')),
  };
}

function hasAuthorization(headers: unknown): boolean {
  return (
    Array.isArray(headers) &&
    headers.some((header) => stringMember(header, 'name')?.toLowerCase() === 'authorization')
  );
}
