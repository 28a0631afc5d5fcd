// Who may pass: a signed-in account, a member of the workspace.
import { Spin } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useParams } from 'react-router';
import { LiveProvider } from '@/shared/live/LiveProvider';
import { sessionExpired, useSession } from '@/shared/session/session';
import { lastWorkspace, rememberWorkspace, WorkspaceProvider } from '@/shared/session/workspace';
import { EmptyState, ErrorState } from '@/shared/ui/States';
import { homePath } from './navigation';
import { NotFoundPage } from './pages';

export function SessionGate() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.isPending) return <Spin fullscreen delay={300} />;
  if (session.isError) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) {
    const query = new URLSearchParams();
    if (pathname !== '/') query.set('next', pathname + search);
    if (sessionExpired()) query.set('expired', '1');
    return <Navigate to={{ pathname: '/sign-in', search: query.toString() }} replace />;
  }
  if (session.data.account.must_change_password && pathname !== '/password') {
    return <Navigate to={`/password?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  return <Outlet />;
}

/** Goes to the workspace used last, or the only one, or lets the reader choose. */
export function EntryPage() {
  const { data } = useSession();
  const { t } = useTranslation('shell');
  const { workspace } = useParams();
  const memberships = data?.memberships ?? [];
  const wanted = workspace ?? lastWorkspace();
  const chosen =
    memberships.find((m) => m.workspace.slug === wanted) ??
    (memberships.length === 1 ? memberships[0] : undefined);
  if (chosen) return <Navigate to={homePath(chosen.workspace.slug, chosen.member.role)} replace />;
  if (memberships.length > 0) return <Navigate to="/workspaces" replace />;
  return <EmptyState title={t('noWorkspace')} text={t('noWorkspaceText')} />;
}

export function WorkspaceGate() {
  const { workspace: slug = '' } = useParams();
  const { data } = useSession();
  const membership = data?.memberships.find((m) => m.workspace.slug === slug || m.workspace.id === slug);
  const account = data?.account;
  const value = useMemo(
    () =>
      membership && account
        ? { slug: membership.workspace.slug, workspace: membership.workspace, me: membership.member, account }
        : null,
    [membership, account],
  );
  useEffect(() => {
    if (value) rememberWorkspace(value.slug);
  }, [value]);
  if (!value) return <NotFoundPage />;
  return (
    <WorkspaceProvider value={value}>
      <LiveProvider key={value.slug}>
        <Outlet />
      </LiveProvider>
    </WorkspaceProvider>
  );
}
