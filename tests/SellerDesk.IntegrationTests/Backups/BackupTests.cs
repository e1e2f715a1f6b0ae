using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Backups;
using SellerDesk.Application.Data;
using SellerDesk.Application.Marketplaces;
using SellerDesk.Application.Shops;
using SellerDesk.Domain.Common;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Shops;
using SellerDesk.IntegrationTests.Fixtures;
using Xunit;
using Xunit.Abstractions;

namespace SellerDesk.IntegrationTests.Backups;

/// <summary>A desk with reviews and a key, copied into a file and put back elsewhere.</summary>
public sealed partial class BackupTests(BackupTests.PulledDesk desk, ITestOutputHelper output) : IClassFixture<BackupTests.PulledDesk>
{
    [Fact]
    public async Task What_was_backed_up_comes_back_whole_and_its_encrypted_columns_can_be_read()
    {
        await using var folder = new TemporaryFolder();
        var file = folder.File("whole.backup");
        var written = await DeskCommand.RunAsync(desk.Database.ConnectionString, "backup", file);
        written.Exit.Should().Be(0, written.Error);
        await using var place = await EmptyDatabase.CreateAsync();
        var restored = await DeskCommand.RunAsync(place.ConnectionString, "restore", file);
        restored.Exit.Should().Be(0, restored.Error);
        output.WriteLine(written.Output.Split('\n')[^3]);
        output.WriteLine(restored.Output.Split('\n')[^2]);

        restored.Output.Should().Contain("all sums agree").And.MatchRegex("reviews +(\\d+) of +\\1 rows, sums agree");
        var again = desk.Build([$"--ConnectionStrings:SellerDesk={place.ConnectionString}"]);
        await using (again)
        {
            await using var db = again.Services.GetRequiredService<WholeDb>().Open();
            var shop = await db.Shops.SingleAsync();
            again.Services.GetRequiredService<IKeyVault>().Reveal(shop.ProtectedKey!).Should().Be(desk.Key);
            var report = await again.Services.GetRequiredService<PullFeed>().ExecuteAsync(shop.Id, FeedKind.Reviews, CancellationToken.None);
            report.Counts.New.Should().Be(0, "the feed goes on from where it stood");
        }

        (await place.ReadAsync<long>("select count(*) from pg_indexes where schemaname = 'public'")).Should().Be(await desk.Database.ReadAsync<long>("select count(*) from pg_indexes where schemaname = 'public'"));
        (await place.ReadAsync<long>("select count(*) from pg_constraint where contype = 'f'")).Should().Be(await desk.Database.ReadAsync<long>("select count(*) from pg_constraint where contype = 'f'"));
        (await place.ReadAsync<long>("select count(*) from pg_trigger where tgenabled = 'O' and not tgisinternal")).Should().Be(await desk.Database.ReadAsync<long>("select count(*) from pg_trigger where tgenabled = 'O' and not tgisinternal"));
        var refused = await DeskCommand.RunAsync(place.ConnectionString, "restore", file);
        refused.Exit.Should().Be(1);
        refused.Error.Trim().Should().Contain("is not empty").And.NotContain("\n");
    }

    [Fact]
    public async Task A_backup_is_verified_in_a_database_of_its_own_which_is_gone_afterwards()
    {
        await using var folder = new TemporaryFolder();
        var file = folder.File("verified.backup");
        await desk.Desk.Services.GetRequiredService<WriteBackup>().ExecuteAsync(file, CancellationToken.None);

        var report = await desk.Desk.Services.GetRequiredService<VerifyBackup>().ExecuteAsync(file, CancellationToken.None);

        report.Tables.Should().HaveCountGreaterThan(100).And.OnlyContain(table => table.Same);
        (await desk.Database.ReadAsync<long>("select count(*) from pg_database where datname like 'sellerdesk_verify_%'")).Should().Be(0);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, "it holds every secret of the desk");
        }
    }

    [Theory]
    [InlineData("half", "backup.cutOff")]
    [InlineData("tail", "backup.cutOff")]
    [InlineData("bit", "backup.altered")]
    [InlineData("empty", "backup.cutOff")]
    [InlineData("missing", "backup.noFile")]
    public async Task A_file_that_was_cut_or_altered_is_refused_before_anything_is_touched(string harm, string code)
    {
        await using var folder = new TemporaryFolder();
        var file = folder.File("harmed.backup");
        await desk.Desk.Services.GetRequiredService<WriteBackup>().ExecuteAsync(file, CancellationToken.None);
        Harm(file, harm);
        await using var place = await EmptyDatabase.CreateAsync();
        await using var target = DeskData.Source(place.ConnectionString);

        var restoring = () => RestoreBackup.ExecuteAsync(file, target, CancellationToken.None);

        (await restoring.Should().ThrowAsync<RuleException>()).Which.Code.Should().Be(code);
        (await place.ReadAsync<long>("select count(*) from pg_class where relnamespace = 'public'::regnamespace")).Should().Be(0);
    }

    [Fact]
    public async Task The_night_makes_one_backup_keeps_as_many_as_are_wanted_and_tells_the_owner_when_it_fails()
    {
        await using var folder = new TemporaryFolder();
        var clock = new FixedClock(new DateTimeOffset(2027, 1, 1, 0, 30, 0, TimeSpan.Zero));
        var settings = new BackupSettings { Folder = folder.File("backups"), Keep = 2 };
        var services = desk.Desk.Services;
        var job = new NightlyBackupJob(desk.Data, services.GetRequiredService<WriteBackup>(), settings, new DeskNode("night"), clock);
        (await job.RunAsync(CancellationToken.None)).Should().BeTrue("none was ever made");
        (await job.RunAsync(CancellationToken.None)).Should().BeFalse("it was made already");
        for (var day = 0; day < 3; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            (await job.RunAsync(CancellationToken.None)).Should().BeTrue();
        }

        Directory.GetFiles(settings.Folder, "*.backup").Should().HaveCount(2);
        (await desk.Database.ReadAsync<long>("select count(*) from alerts where kind = 'BackupFailed'")).Should().Be(0);
        await File.WriteAllTextAsync(folder.File("in-the-way"), "");
        settings.Folder = folder.File("in-the-way");
        clock.Advance(TimeSpan.FromDays(1));
        await job.RunAsync(CancellationToken.None);
        (await desk.Database.ReadAsync<long>($"select count(*) from alerts where kind = '{AlertKind.BackupFailed}' and arguments->>'why' <> ''")).Should().Be(1);
        (await desk.Database.ReadAsync<string>("select error from backup_runs order by id desc limit 1")).Should().NotBeEmpty();
    }

    private static void Harm(string file, string harm)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        switch (harm)
        {
            case "half":
                stream.SetLength(stream.Length / 2);
                break;
            case "tail":
                stream.SetLength(stream.Length - 1);
                break;
            case "empty":
                stream.SetLength(0);
                break;
            case "bit":
                stream.Position = stream.Length / 3;
                var one = (byte)stream.ReadByte();
                stream.Position--;
                stream.WriteByte((byte)(one ^ 1));
                break;
            default:
                stream.Close();
                File.Delete(file);
                break;
        }
    }
}
