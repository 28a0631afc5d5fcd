import { Route, Routes } from 'react-router';
import { ChannelList } from './ChannelList';
import { ChannelPage } from './ChannelPage';

export default function ChannelsPage() {
  return (
    <Routes>
      <Route index element={<ChannelList />} />
      <Route path=":channel" element={<ChannelPage />} />
    </Routes>
  );
}
