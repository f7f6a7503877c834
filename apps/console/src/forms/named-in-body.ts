/** What an act names of a matter in its body; the rest of what it names stands in its address. */
export function namedInBody({
  unit,
  appellant,
}: {
  readonly unit?: string;
  readonly appellant?: string;
}): { readonly unit?: string; readonly appellant?: string } {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(appellant === undefined ? {} : { appellant }),
  };
}
