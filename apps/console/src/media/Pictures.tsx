import { Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import { Problem } from '../api/problem.js';
import { useWords } from '../language/words.js';
import { PictureViewer } from './PictureViewer.js';
import { usePicture } from './use-picture.js';
import { words } from './words.js';
import './media.css';

/** Our own pictures; other references name what another system keeps, and are said as text. */
const OURS = /^m-[0-9A-HJKMNP-TV-Z]{26}$/;

/** Pictures by their names, small; one click away they are large. */
export function Pictures({
  media,
  what,
}: {
  readonly media: readonly string[];
  /** What they show, for who does not see them: 上报的照片. */
  readonly what?: string;
}): ReactElement | null {
  const said = useWords(words);
  const [open, setOpen] = useState<number>();
  const ours = media.filter((each) => OURS.test(each));
  const others = media.filter((each) => !OURS.test(each));
  if (media.length === 0) return null;
  const alts = ours.map((_, index) => said.picture(what ?? said.what, index + 1, ours.length));
  return (
    <div>
      <ul className="pictures">
        {ours.map((each, index) => (
          <Small
            key={each}
            media={each}
            alt={alts[index] ?? ''}
            onOpen={() => {
              setOpen(index);
            }}
          />
        ))}
      </ul>
      {others.length > 0 && <p className="picture-references">{others.join('、')}</p>}
      {open !== undefined && (
        <PictureViewer
          pictures={ours.map((each, index) => ({ media: each, alt: alts[index] ?? '' }))}
          first={open}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </div>
  );
}

/** Two rows side by side: how it was, and how it is now. */
export function BeforeAfter({
  before,
  after,
}: {
  readonly before: readonly string[];
  readonly after: readonly string[];
}): ReactElement {
  const said = useWords(words);
  const side = (title: string, media: readonly string[]): ReactElement => (
    <figure>
      <figcaption>{title}</figcaption>
      {media.length === 0 ? <p className="picture-references">{said.none}</p> : null}
      <Pictures media={media} what={title} />
    </figure>
  );
  return (
    <div className="before-after">
      {side(said.before, before)}
      {side(said.after, after)}
    </div>
  );
}

function Small({
  media,
  alt,
  onOpen,
}: {
  readonly media: string;
  readonly alt: string;
  readonly onOpen: () => void;
}): ReactElement {
  const said = useWords(words);
  const { url, error } = usePicture(media, 'thumbnail');
  if (error !== null)
    return (
      <li className="picture-tile">
        <div className="picture-note">{reasonOf(error, said)}</div>
      </li>
    );
  return (
    <li className="picture-tile">
      {url === undefined ? (
        <Skeleton.Image active style={{ width: '100%', height: '100%' }} />
      ) : (
        <button type="button" aria-label={said.open(alt)} onClick={onOpen}>
          <img src={url} alt={alt} />
        </button>
      )}
    </li>
  );
}

function reasonOf(error: Error, said: (typeof words)['zh']): string {
  if (!(error instanceof Problem)) return said.lost;
  if (error.body.code === 'MEDIA_ERASED') return said.erased;
  return error.body.status === 403 ? said.hidden : said.lost;
}
