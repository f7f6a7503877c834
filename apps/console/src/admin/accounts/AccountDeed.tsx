import { Button, Drawer, Flex, Form, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useOrder } from '../../api/use-order.js';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import { words as admin } from '../words.js';
import { orderAccount, type Deed, type Filled, type Outcome } from './account-orders.js';
import { AccountPreview } from './AccountPreview.js';
import { words } from './accounts-words.js';
import { DeedFields } from './DeedFields.js';

/**
 * Filled in, looked at, carried out: nothing is done to an account before it was seen how it will be.
 * Where a first password is made, it is shown at the end, once.
 */
export function AccountDeed({
  deed,
  onClose,
}: {
  readonly deed: Deed;
  readonly onClose: () => void;
}): ReactElement {
  const said = useWords(words);
  const common = useWords(admin);
  const [form] = Form.useForm<Filled>();
  const [seen, setSeen] = useState<{ readonly filled: Filled; readonly outcome: Outcome }>();
  const [password, setPassword] = useState<string>();
  const preview = useOrder(async (filled: Filled, header) =>
    orderAccount(deed, filled, { ...header, 'Shaodao-Rehearsal': 'true' }),
  );
  const order = useOrder(async (filled: Filled, header) => orderAccount(deed, filled, header));
  const look = async (filled: Filled): Promise<void> => {
    setSeen({ filled, outcome: await preview.send(filled) });
  };
  const carryOut = async (filled: Filled): Promise<void> => {
    const made = await order.send(filled);
    if (made.password === undefined) onClose();
    else setPassword(made.password);
  };
  const title = deed.is === 'create' ? said.add : said[deed.is];
  const error = seen === undefined ? preview.error : order.error;
  return (
    <Drawer
      open
      size={520}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      title={deed.is === 'create' ? title : `${title} · ${deed.account.displayName}`}
      onClose={onClose}
      footer={
        password !== undefined ? (
          <Flex justify="end">
            <Button onClick={onClose}>{common.close}</Button>
          </Flex>
        ) : (
          <Flex justify="end" gap={8} wrap>
            {seen === undefined ? (
              <>
                <Button onClick={onClose}>{common.cancel}</Button>
                <Button type="primary" loading={preview.sending} onClick={form.submit}>
                  {said.preview}
                </Button>
              </>
            ) : (
              <>
                <Button
                  onClick={() => {
                    setSeen(undefined);
                    order.reset();
                  }}
                >
                  {common.back}
                </Button>
                <Button
                  type="primary"
                  danger={deed.is === 'lock' || deed.is === 'endPost'}
                  loading={order.sending}
                  onClick={() => {
                    carryOut(seen.filled).catch(() => undefined);
                  }}
                >
                  {said.confirm}
                </Button>
              </>
            )}
          </Flex>
        )
      }
    >
      {password !== undefined && <FirstPassword password={password} />}
      {password === undefined && (
        <>
          <Form
            form={form}
            layout="vertical"
            hidden={seen !== undefined}
            onFinish={(filled) => {
              look(filled).catch(() => undefined);
            }}
          >
            <DeedFields deed={deed} />
          </Form>
          {seen !== undefined && <AccountPreview deed={deed} after={seen.outcome.account} />}
          {error !== null && <Failure error={error} />}
        </>
      )}
    </Drawer>
  );
}

function FirstPassword({ password }: { readonly password: string }): ReactElement {
  const said = useWords(words);
  return (
    <>
      <strong>{said.password}</strong>
      <Typography.Paragraph
        copyable
        data-testid="first-password"
        style={{ fontFamily: 'ui-monospace, monospace', fontSize: 18 }}
      >
        {password}
      </Typography.Paragraph>
      {said.passwordOnce}
    </>
  );
}
