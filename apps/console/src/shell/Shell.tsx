import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Flex, Layout, theme, Tooltip } from 'antd';
import {
  lazy,
  Suspense,
  useState,
  type CSSProperties,
  type ReactElement,
  type ReactNode,
} from 'react';
import { Link, NavLink } from 'react-router';
import { api } from '../api/client.js';
import { chooseLanguage, language } from '../language/choice.js';
import { useTexts } from '../language/use-texts.js';
import { keepSession, session } from '../session/session.js';
import type { Me } from '../session/use-me.js';
import type { Look } from './look.js';
import { menuOf } from './places.js';

/** What is not sent yet; fetched once the frame stands. */
const Outbox = lazy(() => import('../offline/Outbox.js'));
const Leaving = lazy(() => import('../offline/Leaving.js'));

/** The frame around every page: where one is, who one is, language and look. */
export function Shell({
  me,
  look,
  onTurn,
  children,
}: {
  readonly me: Me;
  readonly look: Look;
  readonly onTurn: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const texts = useTexts();
  const [isLeaving, setLeaving] = useState(false);
  const { token } = theme.useToken();
  const colours = {
    '--line': token.colorBorderSecondary,
    '--ground': token.colorBgContainer,
    '--chosen': token.controlItemBgActive,
    '--accent': token.colorPrimary,
    '--bad': token.colorError,
    '--warn': token.colorWarning,
  } as CSSProperties;
  const post = me.posts.find(({ id }) => id === me.actor?.post);
  return (
    <Layout style={{ ...colours, height: '100%' }}>
      <Layout.Header style={{ height: 52, padding: '0 16px', background: token.colorBgContainer }}>
        <Flex align="center" gap={16} style={{ height: '100%' }}>
          <Link to="/" style={{ fontSize: 18, fontWeight: 700 }}>
            {texts.product}
          </Link>
          <nav className="menu" aria-label={texts.pages.menu}>
            {menuOf(me.actor?.roles ?? []).map(
              ({ path, menu }) =>
                menu !== undefined && (
                  <NavLink key={path} to={path}>
                    {menu.icon}
                    <span>{menu.name(texts)}</span>
                  </NavLink>
                ),
            )}
          </nav>
          <span data-testid="who">
            {me.account.displayName}
            {post === undefined ? '' : ` · ${post.title}`}
          </span>
          <Suspense fallback={null}>
            <Outbox />
          </Suspense>
          {me.posts.length > 1 && (
            <Button type="text" onClick={changePost}>
              {texts.post.change}
            </Button>
          )}
          <Button
            type="text"
            onClick={() => {
              chooseLanguage(language() === 'zh' ? 'en' : 'zh');
            }}
          >
            {texts.language.switch}
          </Button>
          <Tooltip title={texts.look.label}>
            <Button
              type="text"
              aria-label={texts.look.label}
              icon={look === 'dark' ? <SunOutlined /> : <MoonOutlined />}
              onClick={onTurn}
            />
          </Tooltip>
          <Button
            type="text"
            onClick={() => {
              setLeaving(true);
            }}
          >
            {texts.login.leave}
          </Button>
          {isLeaving && (
            <Suspense fallback={null}>
              <Leaving
                account={me.account.id}
                onStay={() => {
                  setLeaving(false);
                }}
                onLeave={() => void leave()}
              />
            </Suspense>
          )}
        </Flex>
      </Layout.Header>
      <Layout.Content style={{ minHeight: 0, padding: 16, overflow: 'auto' }} role="main">
        {children}
      </Layout.Content>
    </Layout>
  );
}

function changePost(): void {
  const here = session();
  if (here === undefined) return;
  const { post: _post, ...rest } = here;
  keepSession(rest);
}

async function leave(): Promise<void> {
  // Also where the server cannot be told: here the session is over.
  await api.DELETE('/sessions/current').catch(() => undefined);
  keepSession(undefined);
}
