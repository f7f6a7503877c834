import { Alert, Card, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { Mark } from '../Mark.js';
import { accountDifference, type AccountDifference } from './account-difference.js';
import type { Account, Deed, Post } from './account-orders.js';
import { words } from './accounts-words.js';

const TONES = {
  made: 'good',
  postGiven: 'good',
  unlocked: 'good',
  mustChange: 'note',
  postEnded: 'wrong',
  locked: 'wrong',
} as const;

/** How an account will be after a deed that was rehearsed, against how it is. */
export function AccountPreview({
  deed,
  after,
}: {
  readonly deed: Deed;
  readonly after: Account;
}): ReactElement {
  const said = useWords(words);
  const before = deed.is === 'create' ? undefined : deed.account;
  return (
    <section aria-label={said.previewTitle} style={{ display: 'grid', gap: 12 }}>
      <Typography.Title level={3} style={{ margin: 0, fontSize: 16 }}>
        {said.previewTitle}
      </Typography.Title>
      <Card
        size="small"
        title={
          <>
            {after.displayName} <Typography.Text type="secondary">{after.login}</Typography.Text>
          </>
        }
      >
        <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 8 }}>
          {accountDifference(before, after).map((one) => (
            <li key={'post' in one ? `${one.what} ${one.post.id}` : one.what}>
              <OneDifference one={one} />
            </li>
          ))}
        </ul>
      </Card>
      <Alert type="info" showIcon title={said.will[deed.is]} />
    </section>
  );
}

function OneDifference({ one }: { readonly one: AccountDifference }): ReactElement {
  const said = useWords(words);
  return (
    <>
      <Mark tone={TONES[one.what]}>{said.differences[one.what]}</Mark>
      {'post' in one && <NamedPost post={one.post} />}
    </>
  );
}

/** A post with its roles and where it is. */
export function NamedPost({ post }: { readonly post: Post }): ReactElement {
  const said = useWords(words);
  const names = useNames();
  const { title, roles, unit, territory } = post;
  return (
    <>
      <strong>{title}</strong>{' '}
      {roles.map((role) => (
        <Tag key={role}>{(said.roles as Record<string, string>)[role] ?? role}</Tag>
      ))}
      {unit !== undefined && nameIn(names.units, unit)}{' '}
      {territory !== undefined && nameIn(names.territories, territory)}
    </>
  );
}
