import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { callerHeaders } from '../api/client.js';
import { Problem, type ProblemBody } from '../api/problem.js';

/** The whole picture, or its small copy. */
export type PicturePart = 'picture' | 'thumbnail';

interface ShownPicture {
  /** An address of this browser alone; undefined until it is there. */
  readonly url: string | undefined;
  readonly error: Error | null;
}

/**
 * A picture of the server. It is asked for with the caller's token, which no `src` could carry, and
 * lives in memory only as long as something shows it.
 */
export function usePicture(media: string, part: PicturePart): ShownPicture {
  const { data, error } = useQuery({
    queryKey: ['media', media, part],
    queryFn: ({ signal }) => bytesOf(media, part, signal),
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return { url: useObjectUrl(data), error };
}

/** An address for bytes that are at hand, given back when nobody shows them any more. */
export function useObjectUrl(blob: Blob | undefined): string | undefined {
  const url = useMemo(() => (blob === undefined ? undefined : URL.createObjectURL(blob)), [blob]);
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );
  return url;
}

async function bytesOf(media: string, part: PicturePart, signal: AbortSignal): Promise<Blob> {
  const path = `/media/${encodeURIComponent(media)}${part === 'thumbnail' ? '/thumbnail' : ''}`;
  const response = await fetch(path, { headers: callerHeaders(), signal });
  if (!response.ok) throw new Problem((await response.json()) as ProblemBody);
  return response.blob();
}
