/** Milliseconds since 1970; NaN where the text is no instant, which no comparison lets through. */
export const millis = (instant: string): number => Date.parse(instant);

/** True where `a` lies strictly after `b`; false where one of them is no instant. */
export const isAfter = (a: string, b: string): boolean => millis(a) > millis(b);

/** The same moment as ISO 8601 UTC with milliseconds. @throws RangeError for no instant. */
export const toInstant = (instant: string): string => new Date(millis(instant)).toISOString();
