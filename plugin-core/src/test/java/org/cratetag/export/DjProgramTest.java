package org.cratetag.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.export.playlist.DjPlaylist;
import org.cratetag.export.playlist.DjPlaylists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Playlists as rekordbox, Traktor and others write them. */
class DjProgramTest {
  /** As rekordbox 6 writes it on Windows, shortened. */
  private static final String REKORDBOX =
      """
      <?xml version="1.0" encoding="UTF-8"?>

      <DJ_PLAYLISTS Version="1.0.0">
        <PRODUCT Name="rekordbox" Version="6.8.5" Company="AlphaTheta"/>
        <COLLECTION Entries="3">
          <TRACK TrackID="196342013" Name="Deep One" Artist="A &amp; B" Composer="" Album="" Grouping=""
                 Genre="House" Kind="MP3 File" Size="8407218" TotalTime="210" DiscNumber="0"
                 TrackNumber="0" Year="2022" AverageBpm="124.00" DateAdded="2023-05-01" BitRate="320"
                 SampleRate="44100" Comments="" PlayCount="3" Rating="204"
                 Location="file://localhost/C:/Users/DJ/Music/House/Deep%20One%20%26%20%C3%A9%231.mp3"
                 Remixer="" Tonality="Am" Label="" Mix="">
            <TEMPO Inizio="0.025" Bpm="124.00" Metro="4/4" Battito="1"/>
            <POSITION_MARK Name="" Type="0" Start="0.025" Num="-1"/>
          </TRACK>
          <TRACK TrackID="2" Name="Two" Location="file://localhost/C:/Users/DJ/Music/Two.flac"/>
          <TRACK TrackID="3" Name="NAS" Location="file://localhost//NAS/share/Three.wav"/>
        </COLLECTION>
        <PLAYLISTS>
          <NODE Type="0" Name="ROOT" Count="2">
            <NODE Name="House" Type="0" Count="2">
              <NODE Name="Deep House" Type="1" KeyType="0" Entries="3">
                <TRACK Key="196342013"/>
                <TRACK Key="3"/>
                <TRACK Key="99"/>
              </NODE>
              <NODE Name="Old" Type="0" Count="1">
                <NODE Name="1990s&#10;and before" Type="1" KeyType="1" Entries="1">
                  <TRACK Key="file://localhost/C:/Users/DJ/Music/Two.flac"/>
                </NODE>
              </NODE>
            </NODE>
            <NODE Name="Empty" Type="1" KeyType="0" Entries="0"/>
          </NODE>
        </PLAYLISTS>
      </DJ_PLAYLISTS>
      """;

  /** As Traktor Pro 3 writes it on a Mac, shortened. */
  private static final String TRAKTOR =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
      <NML VERSION="19"><HEAD COMPANY="www.native-instruments.com" PROGRAM="Traktor"></HEAD>
      <MUSICFOLDERS></MUSICFOLDERS>
      <COLLECTION ENTRIES="2"><ENTRY MODIFIED_DATE="2023/5/1" MODIFIED_TIME="43200"
       AUDIO_ID="ATgB" TITLE="One" ARTIST="A"><LOCATION DIR="/:Users/:dj/:Music/:" FILE="One &amp; é.mp3"
       VOLUME="Macintosh HD" VOLUMEID="Macintosh HD"></LOCATION>
      <ALBUM TITLE="x"></ALBUM><MODIFICATION_INFO AUTHOR_TYPE="user"></MODIFICATION_INFO>
      <INFO BITRATE="320000" GENRE="House" PLAYTIME="210" KEY="8m"></INFO>
      <TEMPO BPM="124.000000" BPM_QUALITY="100.000000"></TEMPO>
      <CUE_V2 NAME="AutoGrid" DISPL_ORDER="0" TYPE="4" START="52.1" LEN="0.0" REPEATS="-1" HOTCUE="0"></CUE_V2>
      </ENTRY></COLLECTION>
      <SETS ENTRIES="0"></SETS>
      <PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT"><SUBNODES COUNT="5">
      <NODE TYPE="PLAYLIST" NAME="Preparation"><PLAYLIST ENTRIES="0" TYPE="LIST" UUID="a"></PLAYLIST></NODE>
      <NODE TYPE="PLAYLIST" NAME="_LOOPS"><PLAYLIST ENTRIES="1" TYPE="LIST" UUID="b">
      <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="Macintosh HD/:Users/:dj/:loop.wav"></PRIMARYKEY></ENTRY></PLAYLIST></NODE>
      <NODE TYPE="SMARTLIST" NAME="Fresh"><SMARTLIST UUID="c"><SEARCH_EXPRESSION VERSION="1"
       QUERY="$IMPORTDATE &gt;= MONTHS_AGO(1)"></SEARCH_EXPRESSION></SMARTLIST></NODE>
      <NODE TYPE="FOLDER" NAME="Clubs"><SUBNODES COUNT="1"><NODE TYPE="PLAYLIST" NAME="Tech House">
      <PLAYLIST ENTRIES="3" TYPE="LIST" UUID="d">
      <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="Macintosh HD/:Users/:dj/:Music/:One &amp; é.mp3"></PRIMARYKEY></ENTRY>
      <ENTRY><PRIMARYKEY TYPE="STEM" KEY="USB/:Stems/:Two.stem.mp4"></PRIMARYKEY></ENTRY>
      <ENTRY><PRIMARYKEY TYPE="TRACK" KEY="C:/:Users/:dj/:Three.mp3"></PRIMARYKEY></ENTRY>
      </PLAYLIST></NODE></SUBNODES></NODE>
      </SUBNODES></NODE></PLAYLISTS>
      <INDEXING></INDEXING></NML>
      """;

  @TempDir Path folder;

  @Test
  void rekordbox_isReadAsItWritesItself() throws Exception {
    List<DjPlaylist> playlists =
        DjProgram.REKORDBOX
            .read(Files.writeString(folder.resolve("rekordbox.xml"), REKORDBOX))
            .playlists();
    assertThat(playlists)
        .extracting(DjPlaylist::place)
        .containsExactly("House/Deep House", "House/Old/1990s\nand before", "Empty");
    assertThat(places(playlists.get(0)))
        .containsExactly(
            List.of("C:/Users/DJ/Music/House/Deep One & \u00e9#1.mp3"),
            List.of("//NAS/share/Three.wav", "/NAS/share/Three.wav"),
            List.of());
    assertThat(playlists.get(0).tracks().get(2).listed()).contains("99", "collection lacks");
    assertThat(places(playlists.get(1))).containsExactly(List.of("C:/Users/DJ/Music/Two.flac"));
    assertThat(playlists.get(2).tracks()).isEmpty();
  }

  @Test
  void traktor_isReadAsItWritesItself() throws Exception {
    List<DjPlaylist> playlists =
        DjProgram.TRAKTOR
            .read(Files.writeString(folder.resolve("collection.nml"), TRAKTOR))
            .playlists();
    assertThat(playlists)
        .extracting(DjPlaylist::place)
        .containsExactly("Preparation", "_LOOPS", "Fresh", "Clubs/Tech House");
    assertThat(playlists)
        .extracting(DjPlaylist::isSmart)
        .containsExactly(false, false, true, false);
    assertThat(places(playlists.get(3)))
        .containsExactly(
            List.of(
                "/Users/dj/Music/One & \u00e9.mp3",
                "/Volumes/Macintosh HD/Users/dj/Music/One & \u00e9.mp3"),
            List.of("/Volumes/USB/Stems/Two.stem.mp4", "/Stems/Two.stem.mp4"),
            List.of("C:/Users/dj/Three.mp3"));
  }

  @Test
  void m3u8Files_areReadInAllTheirForms() throws Exception {
    Path deep = Files.createDirectories(folder.resolve("lists/House"));
    Files.writeString(
        deep.resolve("Tech House.m3u8"),
        "\uFEFF#EXTM3U\r\n#EXTINF:12,A - B\r\n../../music/\u00e9.mp3\r\n\r\n/m/x.mp3\r\n"
            + "D:\\Music\\a\\b.mp3\r\n\\\\NAS\\share\\c.mp3\r\nfile:///m/%C3%A9%20f.mp3\r\n"
            + "http://radio.example/live.mp3\r\n..\\back.mp3");
    Files.write(
        folder.resolve("lists/Caf\u00e9.m3u"),
        "#comment\r/m/Caf\u00e9.mp3\r".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("lists/utf8.M3U"), "/m/\u65e5.mp3\n");
    Files.writeString(folder.resolve("lists/._Tech House.m3u8"), "#EXTM3U\n/m/no.mp3\n");
    Files.writeString(folder.resolve("lists/notes.txt"), "/m/no.mp3\n");
    List<DjPlaylist> playlists = DjProgram.M3U8.read(folder.resolve("lists")).playlists();
    assertThat(playlists)
        .extracting(DjPlaylist::place)
        .containsExactly("Caf\u00e9", "House/Tech House", "utf8");
    assertThat(places(playlists.get(0))).containsExactly(List.of("/m/Caf\u00e9.mp3"));
    assertThat(places(playlists.get(2))).containsExactly(List.of("/m/\u65e5.mp3"));
    String lists = deep.getParent().toString();
    assertThat(places(playlists.get(1)))
        .containsExactly(
            List.of(folder + "/music/\u00e9.mp3"),
            List.of("/m/x.mp3"),
            List.of("D:/Music/a/b.mp3"),
            List.of("//NAS/share/c.mp3"),
            List.of("/m/\u00e9 f.mp3"),
            List.of(),
            List.of(deep + "/..\\back.mp3", lists + "/back.mp3"));
  }

  @Test
  void m3u8_thatWasRenamed_isCalledByItsFile() throws Exception {
    String text = "#EXTM3U\n#PLAYLIST:Peak: time?\n/m/x.mp3\n";
    Files.writeString(folder.resolve("Peak- time-.m3u8"), text);
    Files.writeString(folder.resolve("Warm up.m3u8"), text);
    assertThat(DjProgram.M3U8.read(folder).playlists())
        .extracting(DjPlaylist::name)
        .containsExactly("Peak: time?", "Warm up");
    assertThat(DjProgram.M3U8.read(folder.resolve("Warm up.m3u8")).playlists()).hasSize(1);
  }

  @Test
  void m3u8_thatCannotBeRead_isNamedAndStopsNothing() throws Exception {
    Files.write(folder.resolve("bad.m3u8"), new byte[] {'#', (byte) 0xff, (byte) 0xfe});
    Files.write(folder.resolve("zero.m3u"), new byte[] {'a', 0, 'b'});
    Files.writeString(folder.resolve("good.m3u8"), "/m/x.mp3\n");
    DjPlaylists read = DjProgram.M3U8.read(folder);
    assertThat(read.playlists()).extracting(DjPlaylist::name).containsExactly("good");
    assertThat(read.unread()).hasSize(2);
    assertThat(read.unread().get(0)).endsWith("bad.m3u8: it is not UTF-8, as an m3u8 playlist is");
    assertThat(read.unread().get(1)).endsWith("zero.m3u: it is not text, as a playlist is");
  }

  @Test
  @Timeout(30)
  void whatIsNoPlaylist_isRefusedWithTheReason() throws Exception {
    assertRefused(DjProgram.REKORDBOX, TRAKTOR, "it is not rekordbox's XML");
    assertRefused(DjProgram.TRAKTOR, REKORDBOX, "it is not Traktor's NML");
    assertRefused(
        DjProgram.TRAKTOR, TRAKTOR.replace("VERSION=\"19\"", "VERSION=\"21\""), "version 21");
    for (DjProgram program : List.of(DjProgram.REKORDBOX, DjProgram.TRAKTOR)) {
      String text = program == DjProgram.REKORDBOX ? REKORDBOX : TRAKTOR;
      assertRefused(program, "", "not XML");
      assertRefused(program, text.substring(0, text.length() / 2), "not XML");
      assertRefused(program, "<a>".repeat(100_000), "nested deeper");
      assertRefused(program, "<a b=\"" + "x".repeat(5_000_000), "longer than 4 MB");
      assertRefused(
          program,
          "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
              + text.substring(text.indexOf("?>") + 2),
          "document type");
      assertThatThrownBy(() -> program.read(folder)).hasMessageContaining("is not a file");
      assertThatThrownBy(() -> program.read(folder.resolve("no")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no such file or folder");
    }
  }

  private void assertRefused(DjProgram program, String text, String reason) throws Exception {
    Path file = Files.writeString(folder.resolve("their.xml"), text);
    assertThatThrownBy(() -> program.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("their.xml cannot be read: ")
        .hasMessageContaining(reason);
  }

  private static List<List<String>> places(DjPlaylist playlist) {
    return playlist.tracks().stream().map(track -> track.places()).toList();
  }
}
