#pragma once
// Dovecot and an SMTP server on ports of their own, with their files in a folder of their own. Started and
// stopped by process id.

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "channels/channel.hpp"

namespace yingda::channels::test {

namespace fs = std::filesystem;

inline int free_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(fd);
  return ntohs(address.sin_port);
}

inline bool answers(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  const bool open = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return open;
}

// Until it holds, at most for ten seconds.
template <class Condition>
bool comes_true(Condition condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

class Process {
 public:
  Process() = default;
  ~Process() { stop(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void start(std::vector<std::string> command, const fs::path& log) {
    std::vector<char*> words;
    for (std::string& word : command) words.push_back(word.data());
    words.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ != 0) return;
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(out, 1);
    ::dup2(out, 2);
    ::execv(words[0], words.data());
    ::_exit(127);
  }
  void stop() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
};

class MailServers {
 public:
  static bool are_there() {
    return fs::exists("/usr/sbin/dovecot") &&
           std::system("/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null && openssl version >/dev/null") ==
               0;
  }

  // `more` are lines of Dovecot's configuration.
  explicit MailServers(const std::string& more = "") {
    std::string pattern = (fs::temp_directory_path() / "yingda-mail-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    fs::permissions(folder_, fs::perms(0755));
    for (const char* name : {"sent", "mail"}) fs::create_directory(folder_ / name);
    const std::string made =
        "cd " + folder_.string() +
        " && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
        " -addext subjectAltName=DNS:localhost -keyout key.pem -out cert.pem 2>/dev/null";
    EXPECT_EQ(std::system(made.c_str()), 0);
    write("dovecot.conf", dovecot_conf() + more);
    write("users", "desk:{PLAIN}pass word\n");
    make_maildir();
    start_imap();
    sink_.start({"/usr/bin/python3", YINGDA_SOURCE_DIR "/tests/unit/channels/smtp_sink.py", path("cert.pem"),
                 path("key.pem"), path("sent"), std::to_string(smtp_), std::to_string(smtps_)},
                folder_ / "sink.log");
    EXPECT_TRUE(comes_true([this] { return answers(smtps_) && answers(smtp_); })) << read("sink.log");
  }
  ~MailServers() {
    dovecot_.stop();
    sink_.stop();
    fs::remove_all(folder_);
  }
  MailServers(const MailServers&) = delete;
  MailServers& operator=(const MailServers&) = delete;

  void start_imap() {
    dovecot_.start({"/usr/sbin/dovecot", "-F", "-c", path("dovecot.conf")}, folder_ / "start.log");
    EXPECT_TRUE(comes_true([this] { return answers(imaps_); })) << read("start.log") << read("dovecot.log");
  }
  void stop_imap() {
    dovecot_.stop();
    EXPECT_TRUE(comes_true([this] { return !answers(imaps_); }));
  }

  Account account() const {
    return {"c1",
            {{"address", "help@shop.example"},
             {"imap_host", "localhost"},
             {"imap_port", std::to_string(imaps_)},
             {"imap_user", "desk"},
             {"imap_password", "pass word"},
             {"smtp_host", "localhost"},
             {"smtp_port", std::to_string(smtps_)},
             {"ca_pem", read("cert.pem")}}};
  }
  int imap_port() const { return imap_; }
  int smtp_port() const { return smtp_; }

  // Puts a message into the mailbox, as a mail server does.
  void put(const std::string& message) {
    const std::string name = std::to_string(++put_) + ".test";
    const fs::path waiting = folder_ / "mail/desk/tmp" / name;
    std::ofstream(waiting, std::ios::binary) << message;
    own(waiting);
    fs::rename(waiting, folder_ / "mail/desk/new" / name);
  }
  // The envelope's line and the message that the SMTP server took as its `number`th; "" while there is none.
  std::string sent(int number) const {
    const std::string name = "sent/" + std::to_string(number) + ".eml";
    return fs::exists(folder_ / name) ? read(name) : "";
  }
  std::string read(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
  }

 private:
  std::string path(const char* name) const { return (folder_ / name).string(); }
  void write(const char* name, const std::string& text) { std::ofstream(folder_ / name) << text; }

  // Dovecot reads no mail as root: it belongs to nobody then.
  static bool is_root() { return ::getuid() == 0; }
  static uid_t mail_uid() { return is_root() ? 65534 : ::getuid(); }
  static gid_t mail_gid() { return is_root() ? 65534 : ::getgid(); }
  static void own(const fs::path& what) {
    if (is_root()) EXPECT_EQ(::chown(what.c_str(), mail_uid(), mail_gid()), 0);
  }

  void make_maildir() {
    own(folder_ / "mail");
    for (const char* name : {"mail/desk", "mail/desk/new", "mail/desk/cur", "mail/desk/tmp"}) {
      fs::create_directory(folder_ / name);
      own(folder_ / name);
    }
  }

  std::string dovecot_conf() const {
    const std::string here = folder_.string();
    std::string out =
        "base_dir = " + here + "/run\nstate_dir = " + here + "/state\nlog_path = " + here +
        "/dovecot.log\nprotocols = imap\nlisten = 127.0.0.1\nssl = required\nssl_cert = <" + here +
        "/cert.pem\nssl_key = <" + here + "/key.pem\nmail_location = maildir:" + here +
        "/mail/%u\nauth_mechanisms = plain login cram-md5 scram-sha-1 scram-sha-256\nauth_failure_delay = 0\n"
        // Wrong passwords of one address are not answered more and more slowly.
        "service anvil {\n unix_listener anvil-auth-penalty {\n mode = 0\n }\n}\n"
        "passdb {\n driver = passwd-file\n args = " +
        here +
        "/users\n}\n"
        "userdb {\n driver = static\n args = uid=" +
        std::to_string(mail_uid()) + " gid=" + std::to_string(mail_gid()) + " home=" + here +
        "/mail/%u\n}\n"
        "service imap-login {\n inet_listener imap {\n port = " +
        std::to_string(imap_) + "\n }\n inet_listener imaps {\n port = " + std::to_string(imaps_) +
        "\n ssl = yes\n }\n}\n";
    if (!is_root()) {
      const passwd* self = ::getpwuid(::getuid());
      const group* own_group = ::getgrgid(::getgid());
      const std::string name = self != nullptr ? self->pw_name : "nobody";
      out += "default_internal_user = " + name + "\ndefault_login_user = " + name +
             "\ndefault_internal_group = " + (own_group != nullptr ? own_group->gr_name : "nogroup") +
             "\nservice anvil {\n chroot =\n}\nservice imap-login {\n chroot =\n}\n";
    }
    return out;
  }

  fs::path folder_;
  const int imap_ = free_port();
  const int imaps_ = free_port();
  const int smtp_ = free_port();
  const int smtps_ = free_port();
  int put_ = 0;
  Process dovecot_;
  Process sink_;
};

}  // namespace yingda::channels::test
