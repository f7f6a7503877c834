import { PhoneOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { useOrder } from '../api/use-order.js';
import type { Issue } from '../issue/use-issue.js';
import { useWords } from '../language/words.js';
import { useMe } from '../session/use-me.js';
import { Failure } from '../shell/Failure.js';
import { dialled, reportOf } from './report.js';
import { words } from './words.js';

/** Who reads name and phone on record; of a unit only the one that leads. The API judges, not this. */
const READERS: readonly string[] = ['AGENT', 'CALLER', 'SUPERVISOR'];
/** The shortest reason the record of readings takes. */
const SHORTEST_REASON = 4;

/**
 * Whom to call, with one tap where this post may see the number. A masked one is asked for with a
 * reason, which goes on record; it is shown while the page is open and kept nowhere.
 */
export function Contact({ matter }: { readonly matter: Issue }): ReactElement | null {
  const text = useWords(words);
  const { me } = useMe();
  const [reason, setReason] = useState<string>();
  const [read, setRead] = useState<{ readonly name?: unknown; readonly phone?: unknown }>();
  const { send, sending, error } = useOrder(
    async (purpose: string, header) =>
      (
        await api.POST('/issues/{issue}/personal-data-readings', {
          params: { path: { issue: matter.issue }, header },
          body: { purpose },
        })
      ).data,
  );
  const known = reportOf(matter);
  const name = wordOf(read?.name) ?? known.name;
  const phone = wordOf(read?.phone) ?? known.phone;
  if (name === undefined && phone === undefined) return null;
  const number = typeof phone === 'string' ? dialled(phone) : undefined;
  const isMasked = typeof phone === 'string' && number === undefined;
  const roles = me?.actor?.roles ?? [];
  const leads = roles.includes('UNIT') && matter.leadUnit === me?.actor?.unit;
  const mayAsk = leads || roles.some((role) => READERS.includes(role));
  const shown = (value: string | null | undefined): string =>
    value === null ? text.hidden : (value ?? '');
  const ask = async (): Promise<void> => {
    setRead((await send((reason ?? '').trim()))?.appellant);
  };
  return (
    <Card size="small" title={text.contact}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <span>{`${shown(name)} ${shown(phone)}`}</span>
        {number !== undefined && (
          <Button type="primary" href={number} icon={<PhoneOutlined />}>
            {text.call}
          </Button>
        )}
        {isMasked && mayAsk && reason === undefined && (
          <Button
            icon={<PhoneOutlined />}
            onClick={() => {
              setReason('');
            }}
          >
            {text.unmask}
          </Button>
        )}
      </Flex>
      {isMasked && reason !== undefined && (
        <Flex gap={8} style={{ marginTop: 8 }}>
          <Input
            aria-label={text.purpose}
            placeholder={text.purpose}
            maxLength={200}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value);
            }}
          />
          <Button
            type="primary"
            loading={sending}
            disabled={reason.trim().length < SHORTEST_REASON}
            onClick={() => void ask().catch(() => undefined)}
          >
            {text.show}
          </Button>
        </Flex>
      )}
      {error !== null && <Failure error={error} />}
    </Card>
  );
}

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
