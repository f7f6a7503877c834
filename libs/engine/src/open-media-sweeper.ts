import { MediaSweeper, type MediaSweeperParts } from '@shaodao/media';
import type { Log } from '@shaodao/platform';

/** Who removes pictures that nothing names, for the role that keeps time; it does not run yet. */
export function openMediaSweeper({
  log,
  ...parts
}: Omit<MediaSweeperParts, 'onFault'> & { readonly log: Log }): MediaSweeper {
  return new MediaSweeper({
    ...parts,
    onFault: (error) => {
      log.warn({ err: error }, 'unnamed pictures could not be removed; tried again');
    },
  });
}
