import { Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { PictureInputs } from './PictureInputs.js';
import { PictureTile } from './PictureTile.js';
import { shrunk } from './shrunk.js';
import { useObjectUrl } from './use-picture.js';
import { words } from './words.js';

/**
 * Pictures that are sent later, by whoever keeps them meanwhile (`uploadPicture`): taken or chosen and made
 * smaller, nothing else. For work without a line.
 */
export function PictureBlobField({
  value = [],
  onChange,
  most = 20,
}: {
  readonly value?: readonly Blob[];
  readonly onChange?: (pictures: Blob[]) => void;
  readonly most?: number;
}): ReactElement {
  const said = useWords(words);
  const [preparing, setPreparing] = useState(false);
  const add = async (pictures: readonly File[]): Promise<void> => {
    setPreparing(true);
    const small = await Promise.all(pictures.slice(0, most - value.length).map(shrunk));
    setPreparing(false);
    onChange?.([...value, ...small]);
  };
  return (
    <div role="group" aria-label={said.field}>
      {value.length > 0 && (
        <ul className="pictures">
          {value.map((picture, index) => (
            <Kept
              key={`${String(index)} ${String(picture.size)}`}
              picture={picture}
              position={index + 1}
              of={value.length}
              onRemove={() => onChange?.(value.filter((each) => each !== picture))}
            />
          ))}
        </ul>
      )}
      <PictureInputs
        large={false}
        disabled={preparing || value.length >= most}
        onPictures={(pictures) => void add(pictures)}
      />
      <Typography.Text type="secondary" className="picture-hint">
        {said.most(most)} · {said.hint}
      </Typography.Text>
    </div>
  );
}

function Kept({
  picture,
  position,
  of,
  onRemove,
}: {
  readonly picture: Blob;
  readonly position: number;
  readonly of: number;
  readonly onRemove: () => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <PictureTile
      url={useObjectUrl(picture)}
      alt={said.picture(said.what, position, of)}
      note={<span>{said.waiting}</span>}
      removal={said.remove(position)}
      onRemove={onRemove}
    />
  );
}
