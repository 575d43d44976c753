using System.Text;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Tests.Objects;

/// <summary>A folder keeps what the port promises.</summary>
public sealed class LocalFolderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "millrace-" + Guid.NewGuid().ToString("N"));
    private readonly LocalFolder _folder;

    public LocalFolderTests() => _folder = new(_path);

    [Fact]
    public void A_name_is_given_once()
    {
        Assert.True(_folder.TryCreate("a/b/1", Text("first")));
        Assert.False(_folder.TryCreate("a/b/1", Text("second")));
        Assert.Equal("first", Read("a/b/1"));
    }

    [Fact]
    public async Task Of_many_that_want_a_name_one_gets_it()
    {
        for (int round = 0; round < 100; round++)
        {
            string name = $"round/{round}";
            using Barrier together = new(4);
            bool[] won = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
                _folder.TryCreate(name, output =>
                {
                    output.Write(Encoding.UTF8.GetBytes($"{writer}"));
                    together.SignalAndWait(TimeSpan.FromSeconds(10));
                }))));
            int winner = Array.IndexOf(won, true);
            Assert.Single(won, true);
            Assert.Equal($"{winner}", Read(name));
        }
        Assert.Empty(Temporaries());
    }

    [Fact]
    public void Names_come_in_order_and_by_their_beginning()
    {
        foreach (string name in (string[])["g/p-1/10", "g/p-1/02", "g/p-2/01", "h/p-1/01"])
            _folder.TryCreate(name, Text(""));
        Assert.Equal(["g/p-1/02", "g/p-1/10"], _folder.List("g/p-1/"));
        Assert.Equal(["g/p-1/02", "g/p-1/10", "g/p-2/01"], _folder.List("g/p"));
        Assert.Empty(_folder.List("nothing/"));
    }

    [Fact]
    public void What_is_not_there_is_told_without_an_error()
    {
        Assert.Null(_folder.OpenRead("a/b"));
        _folder.Delete("a/b");
        _folder.TryCreate("a/b", Text("x"));
        _folder.Delete("a/b");
        Assert.Null(_folder.OpenRead("a/b"));
    }

    [Fact]
    public void A_writer_that_fails_leaves_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => _folder.TryCreate("a/1", output =>
        {
            output.WriteByte(1);
            throw new InvalidOperationException("in the middle");
        }));
        Assert.Empty(_folder.List(""));
        Assert.Empty(Temporaries());
    }

    [Fact]
    public void What_a_dead_writer_left_is_neither_listed_nor_kept()
    {
        _folder.TryCreate("a/1", Text("x"));
        File.WriteAllText(Path.Combine(_path, "a", ".2.0123.tmp"), "torn");
        Assert.Equal(["a/1"], _folder.List(""));
        Assert.True(_folder.TryCreate("a/2", Text("whole")));
        Assert.Empty(Temporaries());
    }

    [Fact]
    public void A_folder_that_cannot_be_written_says_which_and_why()
    {
        _folder.TryCreate("a", Text("a file where a folder should be"));
        var failure = Assert.Throws<ObjectStoreException>(() => _folder.TryCreate("a/1", Text("")));
        Assert.StartsWith($"'{Path.Combine(_path, "a/1")}' cannot be written: ", failure.Message);
    }

    [Theory]
    [InlineData("counts", "counts")]
    [InlineData("a/b c", "a%2Fb%20c")]
    [InlineData("..", "%2E.")]
    public void Any_group_makes_a_name(string group, string name) => Assert.Equal(name, ObjectName.Of(group));

    public void Dispose()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path, recursive: true);
    }

    private string Read(string name)
    {
        using StreamReader reader = new(_folder.OpenRead(name)!);
        return reader.ReadToEnd();
    }

    private string[] Temporaries() => Directory.GetFiles(_path, "*.tmp", SearchOption.AllDirectories);

    private static Action<Stream> Text(string text) => output => output.Write(Encoding.UTF8.GetBytes(text));
}
