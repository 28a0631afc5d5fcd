import { texts } from '@/shared/i18n/texts';

export const shell = texts(
  {
    workspaces: '切换工作区',
    userMenu: '我的菜单',
    presenceHint: {
      online: '新会话会分配给你',
      busy: '保留手上的会话，不再分配新的',
      offline: '不接待',
    },
    sound: '提示音',
    notifications: '桌面通知',
    allowNotifications: '开启',
    notificationsOn: '已开启',
    notificationsBlocked: '已被浏览器禁止',
    shortcuts: '快捷键',
    commandBar: '命令栏',
    changePassword: '修改密码',
    signOut: '退出登录',
    offline: '连接已断开，正在重新连接。期间的消息不会丢失。',
    noWorkspace: '你还不是任何工作区的成员',
    noWorkspaceText: '请管理员把你的邮箱加入一个工作区，然后重新加载。',
  },
  {
    workspaces: 'Switch workspace',
    userMenu: 'Your menu',
    presenceHint: {
      online: 'New conversations come to you',
      busy: 'You keep yours; no new ones come',
      offline: 'You take no conversations',
    },
    sound: 'Sounds',
    notifications: 'Desktop notifications',
    allowNotifications: 'Turn on',
    notificationsOn: 'On',
    notificationsBlocked: 'Blocked by the browser',
    shortcuts: 'Keyboard shortcuts',
    commandBar: 'Command bar',
    changePassword: 'Change password',
    signOut: 'Sign out',
    offline: 'Connection lost. Reconnecting; no message will be missed.',
    noWorkspace: 'You are not a member of any workspace yet',
    noWorkspaceText:
      'Ask an administrator to add your e-mail address to a workspace, then load the page again.',
  },
);
