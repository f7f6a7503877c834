import { Input } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import type { Draft } from './draft.js';
import { words } from './words.js';

/** How somebody may be told the result. */
export function WhoQuestion({
  draft,
  hasAccount,
  onChange,
}: {
  readonly draft: Draft;
  readonly hasAccount: boolean;
  readonly onChange: (facts: Partial<Draft>) => void;
}): ReactElement {
  const said = useWords(words);
  return (
    <>
      {hasAccount && <p>{said.who.known}</p>}
      <label htmlFor="r-phone">{said.who.phone}</label>
      <Input
        id="r-phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={25}
        aria-describedby="r-phone-why"
        value={draft.phone}
        onChange={({ target }) => {
          onChange({ phone: target.value });
        }}
      />
      <p id="r-phone-why" className="why">
        {said.who.phoneWhy}
      </p>
      <label htmlFor="r-name">{said.who.name}</label>
      <Input
        id="r-name"
        autoComplete="name"
        maxLength={50}
        value={draft.name}
        onChange={({ target }) => {
          onChange({ name: target.value });
        }}
      />
    </>
  );
}
