import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import './media.css';

/** One picture in a row of pictures, what is said over it, and a way to take it out. */
export function PictureTile({
  url,
  alt,
  note,
  removal,
  onRemove,
}: {
  readonly url: string | undefined;
  readonly alt: string;
  /** Said over the picture: how far it is, what went wrong. */
  readonly note?: ReactNode;
  /** How the way out is called. */
  readonly removal: string;
  readonly onRemove: () => void;
}): ReactElement {
  return (
    <li className="picture-tile">
      {url !== undefined && <img src={url} alt={alt} />}
      {note !== undefined && <div className="picture-note">{note}</div>}
      <Button
        className="picture-remove"
        shape="circle"
        icon={<CloseOutlined />}
        aria-label={removal}
        onClick={onRemove}
      />
    </li>
  );
}
