import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { nameIn, useNames } from '../names/use-names.js';
import type { Issue } from './use-issue.js';

type Party = NonNullable<Issue['turn']>['party'];

/** Whose turn it is, to do what, and since when. */
export function Turn({ matter }: { readonly matter: Issue }): ReactElement {
  const texts = useTexts();
  const names = useNames();
  const { turn } = matter;
  if (turn === undefined) return <span>{texts.issue.nobody}</span>;
  const nameOf = (party: Party): string => {
    switch (party.kind) {
      case 'unit':
        return nameIn(names.units, party.unit);
      case 'role':
        return texts.parties[party.role];
      default:
        return texts.parties[party.kind];
    }
  };
  return (
    <>
      <strong>{`${nameOf(turn.party)} · ${texts.doing[turn.doing]}`}</strong>{' '}
      <Typography.Text type="secondary">
        {texts.issue.since(spoken(turn.since, texts))}
      </Typography.Text>
    </>
  );
}
