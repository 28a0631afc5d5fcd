import { Route, Routes } from 'react-router';
import { ChannelList } from './ChannelList';
import { ChannelPage } from './ChannelPage';
import { GalleryPage } from './gallery/GalleryPage';

export default function ChannelsPage() {
  return (
    <Routes>
      <Route index element={<ChannelList />} />
      <Route path="new" element={<GalleryPage />} />
      <Route path=":channel/:tab?" element={<ChannelPage />} />
    </Routes>
  );
}
