import type { ReactElement } from 'react';
import { spoken } from '../language/moments.js';
import { language } from '../language/choice.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import type { Progress } from './use-progress.js';
import { words } from './words.js';

type Line = Progress['news'][number];

/** What happened, the newest first, in plain words. */
export function News({ news }: { readonly news: readonly Line[] }): ReactElement {
  const said = useWords(words);
  const texts = useTexts();
  const resolutions: Readonly<Record<string, string>> = said.rate.resolutions;
  const satisfactions: Readonly<Record<string, string>> = said.rate.satisfactions;
  const more = ({ text, unitName, dueAt, resolution, satisfaction }: Line): string =>
    [
      unitName === undefined ? undefined : language() === 'en' ? unitName.en : unitName.zh,
      dueAt === undefined ? undefined : `${said.matter.due} ${spoken(dueAt, texts)}`,
      resolution === undefined ? undefined : resolutions[resolution],
      satisfaction === undefined ? undefined : satisfactions[satisfaction],
      text ?? undefined,
    ]
      .filter((part) => part !== undefined)
      .join(language() === 'en' ? ' · ' : '，');
  return (
    <section>
      <h2>{said.matter.news}</h2>
      <ol className="news">
        {[...news].reverse().map((line) => {
          const rest = more(line);
          return (
            <li key={`${line.at} ${line.type}`}>
              <time dateTime={line.at}>{spoken(line.at, texts)}</time>
              <span>
                {said.happened[line.type]}
                {rest !== '' && `${language() === 'en' ? ': ' : '：'}${rest}`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
