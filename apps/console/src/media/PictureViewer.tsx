import {
  CloseOutlined,
  LeftOutlined,
  RightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { usePicture } from './use-picture.js';
import { words } from './words.js';

interface Named {
  readonly media: string;
  readonly alt: string;
}

/** How many times its size on the screen. */
const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** Pictures, one at a time, over everything else: larger and smaller, the next and the one before. */
export function PictureViewer({
  pictures,
  first,
  onClose,
}: {
  readonly pictures: readonly Named[];
  readonly first: number;
  readonly onClose: () => void;
}): ReactElement | null {
  const said = useWords(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(first);
  const [zoom, setZoom] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const go = (by: number): void => {
    setAt((at + by + pictures.length) % pictures.length);
    setZoom(0);
  };
  const magnify = (by: number): void => {
    setZoom(Math.min(ZOOMS.length - 1, Math.max(0, zoom + by)));
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowRight') go(1);
    if (key === 'ArrowLeft') go(-1);
    if (key === '+' || key === '=') magnify(1);
    if (key === '-') magnify(-1);
  };
  const shown = pictures[at];
  if (shown === undefined) return null;
  const button = (
    label: string,
    icon: ReactElement,
    act: () => void,
    off = false,
  ): ReactElement => (
    <Button
      type="text"
      size="large"
      aria-label={label}
      title={label}
      icon={icon}
      disabled={off}
      onClick={act}
    />
  );
  return (
    <dialog
      ref={dialog}
      className="picture-viewer"
      aria-label={said.viewer}
      onClose={onClose}
      onKeyDown={onKey}
    >
      <div className="picture-tools">
        {button(said.smaller, <ZoomOutOutlined />, () => magnify(-1), zoom === 0)}
        {button(said.larger, <ZoomInOutlined />, () => magnify(1), zoom === ZOOMS.length - 1)}
        {pictures.length > 1 && button(said.previous, <LeftOutlined />, () => go(-1))}
        {pictures.length > 1 && button(said.next, <RightOutlined />, () => go(1))}
        {button(said.close, <CloseOutlined />, onClose)}
      </div>
      <Large key={shown.media} {...shown} zoom={ZOOMS[zoom] ?? 1} />
      <p aria-live="polite">{shown.alt}</p>
    </dialog>
  );
}

function Large({
  media,
  alt,
  zoom,
}: Named & {
  readonly zoom: number;
}): ReactElement {
  const said = useWords(words);
  const small = usePicture(media, 'thumbnail');
  const { url, error } = usePicture(media, 'picture');
  const shown = url ?? small.url;
  const percent = `${String(zoom * 100)}%`;
  return (
    // Scrolled by finger, wheel or, once it has the focus, by keys.
    <div className="picture-stage" tabIndex={0} role="group" aria-label={alt}>
      {shown === undefined ? (
        <p role="status">{error === null ? '…' : said.lost}</p>
      ) : (
        <img src={shown} alt={alt} style={{ width: percent, height: percent }} />
      )}
    </div>
  );
}
