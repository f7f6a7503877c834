const AGAIN_MS = 5_000;

/**
 * How lists are asked for that are loaded once and kept. Where they could not be had they are asked
 * for again: a page does without them, so nobody would press a button for it.
 */
export const LASTING = {
  staleTime: 10 * 60_000,
  refetchInterval: ({ state }: { readonly state: { readonly status: string } }): number | false =>
    state.status === 'error' && AGAIN_MS,
};
