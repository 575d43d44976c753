using System.Text;
using Millrace.Runtime.Objects;

namespace Millrace.Runtime.Tests.Objects;

public sealed class CacheFolderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "millrace-" + Guid.NewGuid().ToString("N"));
    private readonly CacheFolder _folder;

    public CacheFolderTests() => _folder = new(_path);

    [Fact]
    public void Objects_come_and_go()
    {
        Assert.True(_folder.TryCreate("a/b/1", Text("first")));
        Assert.False(_folder.TryCreate("a/b/1", Text("second")));
        Assert.True(_folder.TryCreate("a/b/2", Text("")));
        Assert.Equal(["a/b/1", "a/b/2"], _folder.List("a/b/"));
        using (StreamReader reader = new(_folder.OpenRead("a/b/1")!)) Assert.Equal("first", reader.ReadToEnd());
        _folder.Delete("a/b/1");
        _folder.Delete("a/b/1");
        Assert.Null(_folder.OpenRead("a/b/1"));
        Assert.Empty(_folder.List("nothing/"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_says_which_and_why()
    {
        _folder.TryCreate("a", Text("a file where a folder should be"));
        var failure = Assert.Throws<ObjectStoreException>(() => _folder.TryCreate("a/1", Text("")));
        Assert.StartsWith($"'{Path.Combine(_path, "a/1")}' cannot be written: ", failure.Message);
    }

    public void Dispose()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path, recursive: true);
    }

    private static Action<Stream> Text(string text) => output => output.Write(Encoding.UTF8.GetBytes(text));
}
