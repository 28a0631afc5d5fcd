#include <fstream>
#include <iterator>

#include "base/crypto.hpp"
#include "core/uploads/sniff.hpp"
#include "unit/admin/admin_fixture.hpp"

namespace yingda {
namespace {

using std::string_literals::operator""s;

std::string be32(std::uint32_t value) {
  return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

std::string png(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1a\n" + be32(13) + "IHDR" + be32(width) + be32(height) + "\x08\x02\0\0\0crc!"s +
         be32(0) + "IEND\xae\x42\x60\x82";
}

std::string jpeg() {
  return "\xff\xd8\xff\xe0\0\x04\0\0"s + "\xff\xc0\0\x0b\x08\0\x20\0\x40\x01\0\0\0"s + "\xff\xd9"s;
}

class UploadTest : public AdminTest {
 protected:
  UploadService make(std::int64_t limit = 1024 * 1024) {
    return {*store_, offload_, folder_ / "files", UploadLimits{limit}};
  }
  CreatedWorkspace tel = make_workspace("tel");
};

TEST_F(UploadTest, StoresByContentAndGivesItBack) {
  UploadService uploads = make();
  const std::string bytes = png(640, 480);
  const auto upload = run(uploads.add(tel.workspace.id, "..\\风景 photo.png", bytes, actor(tel)));
  ASSERT_TRUE(upload) << upload.error().detail;
  EXPECT_EQ(upload->sha256, to_hex(sha256(bytes)));
  EXPECT_EQ(upload->name, "风景 photo.png");
  EXPECT_EQ(upload->width, 640);
  EXPECT_EQ(upload->height, 480);
  const FilePart part = to_part(*upload);
  EXPECT_TRUE(part.image);
  EXPECT_EQ(part.url, "/files/" + upload->sha256 + "/%E9%A3%8E%E6%99%AF%20photo.png");
  ASSERT_TRUE(parse_parts(Json::parse(to_json(Parts{part}).dump())))
      << "what an upload answers can be sent in a message";

  const auto served = run(uploads.find(upload->sha256));
  ASSERT_TRUE(served);
  EXPECT_TRUE(served->inline_safe);
  std::ifstream file(served->path, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), bytes);
  EXPECT_THAT(run(uploads.add(tel.workspace.id, "again.png", bytes, actor(tel))),
              testing::Truly([](const auto& again) { return again.has_value(); }));
}

TEST_F(UploadTest, RefusesWhatIsEmptyTooLargeBrokenOrNotAllowed) {
  UploadService uploads = make(100);
  const auto add = [&](std::string name, std::string bytes) {
    return run(uploads.add(tel.workspace.id, std::move(name), std::move(bytes), actor(tel)));
  };
  EXPECT_THAT(add("a.txt", ""), FailsWith("upload_empty"));
  EXPECT_THAT(add("a.txt", std::string(101, 'a')), FailsWith("upload_too_large"));
  EXPECT_THAT(add("a.png", png(1, 1).substr(0, 30)), FailsWith("upload_broken"));
  EXPECT_THAT(add("a.png", "<svg onload=alert(1)>"), FailsWith("upload_type_not_allowed"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "files")) << "nothing of a refused file may stay";
}

TEST_F(UploadTest, FindsNothingUnderOtherNames) {
  UploadService uploads = make();
  for (const char* name : {"", "../../etc/passwd", "ABCDEF", "0123"}) {
    EXPECT_THAT(run(uploads.find(name)), FailsWith("upload_not_found")) << name;
  }
  EXPECT_THAT(run(uploads.find(std::string(64, '0'))), FailsWith("upload_not_found"));
}

struct Sample {
  std::string bytes;
  std::string name;
  std::string expected;  // media type or code
};

class SniffTest : public testing::TestWithParam<Sample> {};

TEST_P(SniffTest, GoesByTheBytes) {
  const auto found = sniff(GetParam().bytes, GetParam().name);
  EXPECT_EQ(found ? found->media_type : found.error().code, GetParam().expected);
}

const std::string kZip = "PK\x03\x04 [Content_Types].xml word/document.xml ";
const std::string kZipEnd = "PK\x05\x06" + std::string(18, '\0');

INSTANTIATE_TEST_SUITE_P(
    Samples, SniffTest,
    testing::Values(
        Sample{png(1, 2), "cv.pdf", "image/png"}, Sample{jpeg(), "", "image/jpeg"},
        Sample{png(100'000, 1), "a.png", "upload_broken"},
        Sample{jpeg().substr(0, 12), "a.jpg", "upload_broken"},
        Sample{"GIF89a\x01\0\x02\0\0\0\0;"s, "", "image/gif"}, Sample{"GIF89a", "", "upload_broken"},
        Sample{"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0"s, "", "image/webp"},
        Sample{"RIFF\xff\xff\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0"s, "", "upload_broken"},
        Sample{"%PDF-1.7 … %%EOF\n", "", "application/pdf"}, Sample{"%PDF-1.7 cut", "", "upload_broken"},
        Sample{kZip + kZipEnd, "x.docx",
               "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        Sample{"PK\x03\x04 [Content_Types].xml xl/workbook.xml " + kZipEnd, "",
               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        Sample{kZip, "x.docx", "upload_broken"},
        Sample{kZip + "word/vbaProject.bin" + kZipEnd, "x.docx", "upload_type_not_allowed"},
        Sample{"PK\x03\x04 evil.exe " + kZipEnd, "x.docx", "upload_type_not_allowed"},
        Sample{"ID3\x04 mp3", "", "audio/mpeg"},
        Sample{"\0\0\0\x20"
               "ftypisom"s,
               "", "video/mp4"},
        Sample{"你好", "a.txt", "text/plain"}, Sample{"a,b\n1,2\n", "A.CSV", "text/csv"},
        Sample{"  <!DOCTYPE html><p>", "a.txt", "upload_type_not_allowed"},
        Sample{"<SCRIPT>alert(1)</SCRIPT>", "a.txt", "upload_type_not_allowed"},
        Sample{"<?xml version='1.0'?><svg/>", "a.svg", "upload_type_not_allowed"},
        Sample{"\x7f"
               "ELF\x02\x01",
               "a.txt", "upload_type_not_allowed"},
        Sample{"MZ\x90\0"s, "a.txt", "upload_type_not_allowed"},
        Sample{"caf\xe9", "a.txt", "upload_type_not_allowed"}));

TEST(FileNames, AreCleaned) {
  EXPECT_EQ(clean_file_name("../../etc/passwd", "text/plain"), "passwd");
  EXPECT_EQ(clean_file_name("a\nb<c>.png", "image/png"), "a_b_c_.png");
  EXPECT_EQ(clean_file_name("...", "image/png"), "file.png");
  EXPECT_EQ(clean_file_name("\xff\xfe", "application/pdf"), "file.pdf");
  EXPECT_LE(clean_file_name(std::string(5000, 'x'), "image/png").size(), 120U);
}

}  // namespace
}  // namespace yingda
