const ISSUE_STREAM = 'issue-';

/** The key of a stream's events on a topic: an issue's own name, every other stream's whole name. */
export function keyOfStream(stream: string): string {
  return stream.startsWith(ISSUE_STREAM) ? stream.slice(ISSUE_STREAM.length) : stream;
}
