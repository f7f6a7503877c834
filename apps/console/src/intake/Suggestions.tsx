import { Button, Card, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { nameIn, useNames } from '../names/use-names.js';
import type { Suggestion } from './suggest.js';
import { words } from './words.js';

/** Likely categories; a key or a click takes one. */
export function Suggestions({
  suggestions,
  chosen,
  onChoose,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly chosen: string | undefined;
  readonly onChoose: (category: string) => void;
}): ReactElement {
  const said = useWords(words);
  const { categories } = useNames();
  return (
    <Card size="small" title={said.suggestions}>
      {suggestions.length === 0 ? (
        <Typography.Text type="secondary">{said.noSuggestions}</Typography.Text>
      ) : (
        <Flex gap={8} wrap>
          {suggestions.map(({ code }, at) => (
            <Button
              key={code}
              type={code === chosen ? 'primary' : 'default'}
              aria-pressed={code === chosen}
              onClick={() => {
                onChoose(code);
              }}
            >
              {`${at + 1} ${nameIn(categories, code)}`}
            </Button>
          ))}
        </Flex>
      )}
    </Card>
  );
}
