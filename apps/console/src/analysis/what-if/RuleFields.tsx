import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Select } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../api/client.js';
import { useWords } from '../../language/words.js';
import { useBilingual } from '../use-bilingual.js';
import { words as desk } from '../words.js';
import { CodeSelect } from './CodeSelect.js';
import type { RuleSet } from './draft.js';
import { words } from './words.js';

type Rule = RuleSet['rules'][number];

const OWN = 'what-if-';
/** Before every rule of the house: the schema allows as much. */
const FIRST = 1_000;

/** The live rules with some taken away and some put before them. */
export function RuleFields({
  rules,
  onRules,
}: {
  readonly rules: RuleSet | undefined;
  readonly onRules: (rules: RuleSet | undefined) => void;
}): ReactElement {
  const said = useWords(words);
  const { cancel } = useWords(desk);
  const inWords = useBilingual();
  const { data: live } = useQuery({
    queryKey: ['routing', 'rule-sets'],
    queryFn: async ({ signal }) => (await api.GET('/routing/rule-sets', { signal })).data?.live,
    staleTime: 10 * 60_000,
  });
  if (rules === undefined)
    return (
      <Card size="small" title={said.rules}>
        {live === null ? (
          said.noRules
        ) : (
          <Button
            type="dashed"
            disabled={live === undefined}
            onClick={() => {
              if (live === undefined) return;
              const { version: _version, ...set } = live;
              onRules({ ...(set as RuleSet), rules: [newRule(1), ...(set.rules as Rule[])] });
            }}
          >
            + {said.addRules}
          </Button>
        )}
      </Card>
    );
  const own = rules.rules.filter(({ id }) => id.startsWith(OWN));
  const kept = rules.rules.filter(({ id }) => !id.startsWith(OWN));
  const all = (live?.rules ?? []) as Rule[];
  const keptIds = new Set(kept.map(({ id }) => id));
  const put = (mine: readonly Rule[], theirs: readonly Rule[]): void => {
    onRules({ ...rules, rules: [...mine, ...theirs] });
  };
  return (
    <Card
      size="small"
      title={said.rules}
      extra={
        <Button
          size="small"
          onClick={() => {
            onRules(undefined);
          }}
        >
          {cancel}
        </Button>
      }
    >
      <Flex vertical gap={12}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={said.without}
          placeholder={said.without}
          value={all.filter(({ id }) => !keptIds.has(id)).map(({ id }) => id)}
          options={all.map(({ id, name }) => ({
            value: id,
            label: name === undefined ? id : inWords(name),
          }))}
          onChange={(without: string[]) => {
            put(
              own,
              all.filter(({ id }) => !without.includes(id)),
            );
          }}
        />
        {own.map((rule) => (
          <Flex key={rule.id} gap={8} wrap>
            <CodeSelect
              of="categories"
              label={said.ruleFor}
              value={rule.when.category}
              onChange={(category) => {
                const { category: _before, ...when } = rule.when;
                const changed = category === undefined ? when : { ...when, category };
                put(
                  own.map((each) => (each === rule ? { ...rule, when: changed } : each)),
                  kept,
                );
              }}
            />
            <CodeSelect
              of="territories"
              label={said.territory}
              value={rule.when.territory}
              onChange={(territory) => {
                const { territory: _before, ...when } = rule.when;
                const changed = territory === undefined ? when : { ...when, territory };
                put(
                  own.map((each) => (each === rule ? { ...rule, when: changed } : each)),
                  kept,
                );
              }}
            />
            <CodeSelect
              of="units"
              label={said.ruleTo}
              value={rule.lead[0]?.unit}
              onChange={(unit) => {
                const lead = unit === undefined ? [{}] : [{ unit }];
                put(
                  own.map((each) => (each === rule ? { ...rule, lead } : each)),
                  kept,
                );
              }}
            />
          </Flex>
        ))}
        <Button
          type="link"
          style={{ alignSelf: 'start' }}
          onClick={() => {
            put([...own, newRule(own.length + 1)], kept);
          }}
        >
          {said.addRule}
        </Button>
      </Flex>
    </Card>
  );
}

const newRule = (n: number): Rule => ({
  id: `${OWN}${n}`,
  when: {},
  lead: [{}],
  priority: FIRST,
});
