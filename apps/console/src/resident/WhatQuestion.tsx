import { Input } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { PictureField } from '../media/PictureField.js';
import type { Draft } from './draft.js';
import { words } from './words.js';

/** As many as show a place from all sides. */
const MOST_PICTURES = 6;

/** What is wrong, in words and pictures. */
export function WhatQuestion({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (facts: Partial<Draft>) => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <>
      <label htmlFor="r-text">{said.what.text}</label>
      <Input.TextArea
        id="r-text"
        rows={4}
        maxLength={2_000}
        placeholder={said.what.example}
        value={draft.text}
        onChange={({ target }) => {
          onChange({ text: target.value });
        }}
      />
      <p className="label">{said.what.pictures}</p>
      <PictureField
        large
        most={MOST_PICTURES}
        value={draft.media}
        onChange={(media) => {
          onChange({ media });
        }}
      />
    </>
  );
}
