import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useRef, type ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { words } from './words.js';

/** What the server takes; a phone that knows others turns them into one of these by itself. */
const TAKEN = 'image/jpeg,image/png,image/webp';
/** Where a finger is at work there is a camera. */
const HAS_CAMERA = '(pointer: coarse)';

/** Two ways to a picture: the camera, where there is one, and what is stored. */
export function PictureInputs({
  disabled,
  large,
  onPictures,
}: {
  readonly disabled: boolean;
  readonly large: boolean;
  readonly onPictures: (pictures: readonly File[]) => void;
}): ReactElement {
  const said = useWords(words);
  const camera = useRef<HTMLInputElement>(null);
  const shelf = useRef<HTMLInputElement>(null);
  const hasCamera = window.matchMedia(HAS_CAMERA).matches;
  const input = (ref: typeof camera, label: string, capture: boolean): ReactElement => (
    <input
      ref={ref}
      type="file"
      hidden
      aria-label={label}
      accept={TAKEN}
      multiple={!capture}
      {...(capture ? { capture: 'environment' as const } : {})}
      onChange={({ target }) => {
        onPictures([...(target.files ?? [])]);
        // The same picture may be chosen once more after it was taken out.
        target.value = '';
      }}
    />
  );
  const size = large ? ('large' as const) : ('middle' as const);
  const style = { minHeight: 44 };
  return (
    <Flex gap={8} wrap>
      {hasCamera && (
        <>
          {input(camera, said.take, true)}
          <Button
            {...{ size, style, disabled }}
            icon={<CameraOutlined />}
            onClick={() => camera.current?.click()}
          >
            {said.take}
          </Button>
        </>
      )}
      {input(shelf, said.choose, false)}
      <Button
        {...{ size, style, disabled }}
        icon={<PictureOutlined />}
        onClick={() => shelf.current?.click()}
      >
        {said.choose}
      </Button>
    </Flex>
  );
}
