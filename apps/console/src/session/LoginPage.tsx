import { Button, Card, Flex, Form, Input, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../api/client.js';
import { chooseLanguage, language } from '../language/choice.js';
import { useTexts } from '../language/use-texts.js';
import { Failure } from '../shell/Failure.js';
import { keepSession } from './session.js';

interface Entered {
  readonly login: string;
  readonly password: string;
}

/** The door. */
export function LoginPage(): ReactElement {
  const texts = useTexts();
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const enter = async (entered: Entered): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await api.POST('/sessions', { body: entered });
      if (data === undefined) return;
      const [only, ...others] = data.posts;
      const post = others.length === 0 && only !== undefined ? { post: only.id } : {};
      const must = data.mustChangePassword === true ? { mustChangePassword: true as const } : {};
      keepSession({ token: data.token, expiresAt: data.expiresAt, ...post, ...must });
    } catch (caught) {
      setError(caught as Error);
    } finally {
      setBusy(false);
    }
  };
  const rules = [{ required: true, message: texts.login.missing }];
  return (
    <Flex
      vertical
      align="center"
      justify="center"
      style={{ minHeight: '100%', padding: 16 }}
      role="main"
    >
      <Card style={{ width: '100%', maxWidth: 400 }}>
        <Typography.Title level={1} style={{ marginTop: 0, fontSize: 28 }}>
          {texts.product}
        </Typography.Title>
        <Typography.Paragraph type="secondary">{texts.slogan}</Typography.Paragraph>
        <Form<Entered> layout="vertical" size="large" onFinish={(entered) => void enter(entered)}>
          <Form.Item name="login" label={texts.login.account} rules={rules}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={texts.login.password} rules={rules}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {error !== undefined && (
            <Form.Item>
              <Failure error={error} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={busy}>
            {texts.login.enter}
          </Button>
        </Form>
        <Button
          type="link"
          style={{ marginTop: 8 }}
          onClick={() => {
            chooseLanguage(language() === 'zh' ? 'en' : 'zh');
          }}
        >
          {texts.language.switch}
        </Button>
        <p style={{ marginBottom: 0 }}>
          <a href="/console/r">{texts.login.residents}</a>
        </p>
      </Card>
    </Flex>
  );
}
