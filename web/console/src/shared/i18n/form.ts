// Words of every settings form.
import { texts } from './texts';

export const form = texts(
  {
    language: { zh: '中文', en: '英文' },
    discard: '放弃更改',
    unsaved: '有未保存的更改',
    upToDate: '已是最新',
    readOnly: '只有管理员可以修改这里，你可以查看。',
    leaveTitle: '更改还没有保存',
    leaveText: '离开这个页面会丢掉这些更改。',
    stay: '留在此页',
    copyFailed: '浏览器不允许复制，请手动选中后复制。',
  },
  {
    language: { zh: 'Chinese', en: 'English' },
    discard: 'Discard changes',
    unsaved: 'Unsaved changes',
    upToDate: 'Up to date',
    readOnly: 'Only administrators can change this; you can look.',
    leaveTitle: 'The changes are not saved',
    leaveText: 'Leaving this page loses them.',
    stay: 'Stay here',
    copyFailed: 'The browser does not allow copying; select the text and copy it by hand.',
  },
);
