// Paths. A page is a file of its own, loaded when it is first opened.
import { createBrowserRouter, type RouteObject } from 'react-router';
import { EntryPage, SessionGate, WorkspaceGate } from './gates';
import { CrashPage, NotFoundPage } from './pages';
import { Shell } from './shell/Shell';

type PageModule = { default: () => React.ReactNode };
const page = (load: () => Promise<PageModule>) => async () => ({ Component: (await load()).default });

const workspacePages: RouteObject[] = [
  { path: 'inbox/:view?/:conversation?', lazy: page(() => import('@/features/inbox/InboxPage')) },
  { path: 'knowledge/glossary', lazy: page(() => import('@/features/glossary/GlossaryPage')) },
  { path: 'knowledge/*', lazy: page(() => import('@/features/knowledge/KnowledgePage')) },
  { path: 'evaluation/:evaluation?', lazy: page(() => import('@/features/evaluation/EvaluationPage')) },
  { path: 'history/*', lazy: page(() => import('./HistoryRoute')) },
  { path: 'channels/*', lazy: page(() => import('@/features/channels/ChannelsPage')) },
  { path: 'team/*', lazy: page(() => import('@/features/team/TeamPage')) },
  { path: 'settings/*', lazy: page(() => import('@/features/settings/SettingsPage')) },
];

const routes: RouteObject[] = [
  {
    errorElement: <CrashPage />,
    // A page's file is on its way: an empty moment is calmer than a flash.
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: page(() => import('@/features/auth/SignInPage')) },
      {
        element: <SessionGate />,
        children: [
          { path: '/', element: <EntryPage /> },
          { path: '/password', lazy: page(() => import('@/features/auth/PasswordPage')) },
          { path: '/workspaces', lazy: page(() => import('@/features/auth/WorkspacesPage')) },
          {
            path: '/w/:workspace',
            element: <WorkspaceGate />,
            children: [
              {
                element: <Shell />,
                children: [
                  { index: true, element: <EntryPage /> },
                  { errorElement: <CrashPage />, children: workspacePages },
                  { path: '*', element: <NotFoundPage /> },
                ],
              },
            ],
          },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
