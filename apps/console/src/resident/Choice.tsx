import type { ReactElement } from 'react';

/** A question with a few answers, each a whole line to touch. */
export function Choice<Value extends string>({
  name,
  question,
  answers,
  value,
  onChange,
}: {
  readonly name: string;
  readonly question: string;
  readonly answers: Readonly<Record<Value, string>>;
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}): ReactElement {
  return (
    <fieldset className="choice">
      <legend>{question}</legend>
      {(Object.entries(answers) as [Value, string][]).map(([each, words]) => (
        <label key={each} data-chosen={value === each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={value === each}
            onChange={() => {
              onChange(each);
            }}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
