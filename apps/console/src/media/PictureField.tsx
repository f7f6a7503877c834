import { Button, Typography } from 'antd';
import { useEffect, useRef, type ReactElement } from 'react';
import { Problem } from '../api/problem.js';
import { useWords } from '../language/words.js';
import { PictureInputs } from './PictureInputs.js';
import { PictureTile } from './PictureTile.js';
import { useObjectUrl } from './use-picture.js';
import { useUploads, type Upload } from './use-uploads.js';
import { words } from './words.js';

/** The most a command takes. */
const MOST = 20;

/**
 * Pictures for a command: taken or chosen, made smaller, sent at once; the form gets their names. Works as
 * the child of an Ant Design `Form.Item`.
 */
export function PictureField({
  value = [],
  onChange,
  most = MOST,
  large = false,
}: {
  /** Names of those that have arrived, as `media` of a command takes them. */
  readonly value?: readonly string[];
  readonly onChange?: (media: string[]) => void;
  readonly most?: number;
  /** For fingers and old eyes. */
  readonly large?: boolean;
}): ReactElement {
  const said = useWords(words);
  const { uploads, add, again, remove } = useUploads((media) => onChange?.([...media]));
  const held = useRef(0);
  const count = value.length;
  // A form that is emptied after it was sent empties its pictures.
  useEffect(() => {
    if (count === 0 && held.current > 0)
      for (const { key, media } of uploads) if (media !== undefined) remove(key);
    held.current = count;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a change of the form's own value
  }, [count]);
  return (
    <div role="group" aria-label={said.field}>
      {uploads.length > 0 && (
        <ul className="pictures">
          {uploads.map((upload, index) => (
            <Sent
              key={upload.key}
              upload={upload}
              position={index + 1}
              of={uploads.length}
              onAgain={() => {
                again(upload.key);
              }}
              onRemove={() => {
                remove(upload.key);
              }}
            />
          ))}
        </ul>
      )}
      <PictureInputs
        large={large}
        disabled={uploads.length >= most}
        onPictures={(pictures) => {
          add(pictures.slice(0, most - uploads.length));
        }}
      />
      <Typography.Text type="secondary" className="picture-hint">
        {said.most(most)} · {said.hint}
      </Typography.Text>
    </div>
  );
}

function Sent({
  upload: { picture, sent, error, media },
  position,
  of,
  onAgain,
  onRemove,
}: {
  readonly upload: Upload;
  readonly position: number;
  readonly of: number;
  readonly onAgain: () => void;
  readonly onRemove: () => void;
}): ReactElement {
  const said = useWords(words);
  const url = useObjectUrl(picture);
  const note = (): ReactElement | undefined => {
    if (media !== undefined) return undefined;
    if (error === undefined)
      return (
        <span role="status">
          {sent === undefined ? said.preparing : said.sending(Math.round(100 * sent))}
        </span>
      );
    // What the server has judged is not judged otherwise by asking again.
    return error instanceof Problem ? (
      <span role="alert">{error.body.detail}</span>
    ) : (
      <>
        <span role="alert">{said.failed}</span>
        <Button size="small" onClick={onAgain}>
          {said.again}
        </Button>
      </>
    );
  };
  return (
    <PictureTile
      url={url}
      alt={said.picture(said.what, position, of)}
      removal={said.remove(position)}
      onRemove={onRemove}
      note={note()}
    />
  );
}
