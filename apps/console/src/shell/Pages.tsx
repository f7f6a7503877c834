import { Button, Result, Skeleton } from 'antd';
import { lazy, Suspense, useEffect, type ReactElement } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { useTexts } from '../language/use-texts.js';
import { LoginPage } from '../session/LoginPage.js';
import { NewPassword } from '../session/NewPassword.js';
import { PostChoice } from '../session/PostChoice.js';
import { goToResidents } from '../session/session.js';
import { useMe } from '../session/use-me.js';
import { useSession } from '../session/use-session.js';
import { Broken } from './Broken.js';
import { Failure } from './Failure.js';
import type { Look } from './look.js';
import { homeOf, PLACES } from './places.js';
import { Shell } from './Shell.js';

const ResidentPlace = lazy(() => import('../resident/ResidentPlace.js'));

/** Login first, then the post, then the pages. Residents have a place of their own, which asks for none. */
export function Pages(props: { readonly look: Look; readonly onTurn: () => void }): ReactElement {
  const { pathname } = useLocation();
  const here = useSession();
  if (here?.mustChangePassword === true) return <NewPassword />;
  if (/^\/r(\/|$)/.test(pathname))
    return (
      <Suspense fallback={<Skeleton active style={{ padding: 24 }} />}>
        <ResidentPlace look={props.look} />
      </Suspense>
    );
  return here === undefined ? <LoginPage /> : <Within {...props} />;
}

function Within(props: { readonly look: Look; readonly onTurn: () => void }): ReactElement {
  const { me, error } = useMe();
  const { pathname } = useLocation();
  if (error !== null) return <Failure error={error} />;
  if (me === undefined) return <Skeleton active style={{ padding: 24 }} />;
  if (me.actor === undefined) return <PostChoice posts={me.posts} />;
  if (me.actor.roles.every((role) => role === 'RESIDENT')) return <ToResidents />;
  return (
    <Shell me={me} {...props}>
      <Broken at={pathname}>
        <Suspense fallback={<Skeleton active />}>
          <Routes>
            <Route index element={<Navigate to={homeOf(me.actor.roles)} replace />} />
            {PLACES.map(({ path, page: Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
            <Route path="*" element={<Nowhere />} />
          </Routes>
        </Suspense>
      </Broken>
    </Shell>
  );
}

/** A resident with an account logged in where staff do. */
function ToResidents(): ReactElement {
  useEffect(goToResidents, []);
  return <Skeleton active style={{ padding: 24 }} />;
}

function Nowhere(): ReactElement {
  const { line } = useTexts();
  return (
    <Result
      status="404"
      title={line.missing}
      extra={
        <Link to="/">
          <Button type="primary">{line.home}</Button>
        </Link>
      }
    />
  );
}
