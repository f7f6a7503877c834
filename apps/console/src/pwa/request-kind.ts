/** What the service worker makes of a request. */
export type RequestKind =
  /** A page of the console, whichever: they all are the same file. */
  | 'page'
  /** A file whose name changes with its content. */
  | 'lasting'
  /** Another file of the console: icon, manifest. */
  | 'file'
  /** Not the worker's: the API above all, which is never answered from here. */
  | 'others';

/** Which kind a request is, by its address alone and what asks for it. */
export function kindOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  base: string,
): RequestKind {
  const { pathname } = new URL(url);
  if (method !== 'GET' || !pathname.startsWith(base)) return 'others';
  if (pathname.startsWith(`${base}assets/`)) return 'lasting';
  if (mode === 'navigate') return 'page';
  return pathname.endsWith('/service-worker.js') ? 'others' : 'file';
}
