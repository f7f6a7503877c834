import { Button, Card, Flex, Form, Input, Typography } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../api/client.js';
import { useOrder } from '../api/use-order.js';
import { useTexts } from '../language/use-texts.js';
import { inBoth, useWords } from '../language/words.js';
import { Failure } from '../shell/Failure.js';
import { keepSession } from './session.js';

const words = inBoth(
  {
    title: '请换一个密码',
    why: '您的密码是由管理员设置的。换好后请用新密码重新登录。',
    old: '现在的密码',
    fresh: '新密码（至少 10 个字符）',
    again: '再输入一次新密码',
    differs: '两次输入的新密码不同',
    change: '更换密码',
  },
  {
    title: 'Please choose a password',
    why: 'Yours was set by an administrator. Afterwards log in again with the new one.',
    old: 'Password of now',
    fresh: 'New password (10 characters at least)',
    again: 'The new password once more',
    differs: 'The two are not the same',
    change: 'Change it',
  },
);

interface Entered {
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

/** Before anything else: a password nobody else knows. Then the login begins anew. */
export function NewPassword(): ReactElement {
  const said = useWords(words);
  const { login } = useTexts();
  const change = useOrder(async ({ oldPassword, newPassword }: Entered, header) => {
    await api.POST('/me/password', { params: { header }, body: { oldPassword, newPassword } });
  });
  const must = { required: true, message: login.missing };
  return (
    <Flex align="center" justify="center" style={{ minHeight: '100%', padding: 16 }} role="main">
      <Card style={{ width: '100%', maxWidth: 400 }}>
        <Typography.Title level={1} style={{ marginTop: 0, fontSize: 22 }}>
          {said.title}
        </Typography.Title>
        <Typography.Paragraph type="secondary">{said.why}</Typography.Paragraph>
        <Form<Entered>
          layout="vertical"
          size="large"
          onFinish={(entered) => {
            change
              .send(entered)
              .then(() => {
                keepSession(undefined);
              })
              .catch(() => undefined);
          }}
        >
          <Form.Item name="oldPassword" label={said.old} rules={[must]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="newPassword" label={said.fresh} rules={[must]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={said.again}
            dependencies={['newPassword']}
            rules={[
              must,
              ({ getFieldValue }) => ({
                validator: (_, value: string | undefined) =>
                  value === getFieldValue('newPassword')
                    ? Promise.resolve()
                    : Promise.reject(new Error(said.differs)),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          {change.error !== null && <Failure error={change.error} />}
          <Button type="primary" htmlType="submit" block loading={change.sending}>
            {said.change}
          </Button>
        </Form>
      </Card>
    </Flex>
  );
}
