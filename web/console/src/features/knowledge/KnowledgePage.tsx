// The list, and one entry below its own address.
import { Route, Routes } from 'react-router';
import { EditorPage } from './editor/EditorPage';
import { ListPage } from './list/ListPage';

export default function KnowledgePage() {
  return (
    <Routes>
      <Route index element={<ListPage />} />
      <Route path=":entry" element={<EditorPage />} />
    </Routes>
  );
}
