using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SellerDesk.Application.Imports;
using SellerDesk.Domain.Imports;
using SellerDesk.Domain.Shops;
using SellerDesk.Domain.Team;
using SellerDesk.IntegrationTests.Fixtures;

namespace SellerDesk.IntegrationTests.Imports;

/// <summary>A shop, files for it, and what comes of importing them.</summary>
internal sealed class ImportTrial : IDisposable
{
    public const string ReviewHeader = "review_number,order_number,sku,rating,title,text,created_at,answered_at";
    public const string OrderHeader = "order_number,status,buyer_id,buyer_region,buyer_city,ordered_at,approved_at,handed_over_at,delivered_at,promised_at,line_no,sku,category,quantity,unit_price,delivery_price,currency";

    private readonly string folder = Directory.CreateTempSubdirectory("sellerdesk-tests-").FullName;
    private readonly DeskFixture desk;

    private ImportTrial(DeskFixture desk, Shop shop) => (this.desk, Shop) = (desk, shop);

    public Shop Shop { get; }

    public static async Task<ImportTrial> OfAsync(DeskFixture desk, string shop) => new(desk, await desk.AddShopAsync(shop, marketplace: Marketplace.Other));

    public string File(string text, Encoding? encoding = null, string name = "file.csv")
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public string Reviews(params string[] lines) => File(ReviewHeader + "\n" + string.Join('\n', lines) + "\n");

    public string Orders(params string[] lines) => File(OrderHeader + "\n" + string.Join('\n', lines) + "\n");

    public Task<ImportOutcome> ImportAsync(
        ImportKind kind, string path, bool dryRun = false, string preset = ImportPreset.BuiltIn, Role role = Role.Seller, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default) =>
        desk.Desk.Services.GetRequiredService<ImportFile>().ExecuteAsync(
            new ImportRequest { Actor = DeskFixture.Somebody(role), Shop = Shop.Id, Kind = kind, Path = path, FileName = Path.GetFileName(path), DryRun = dryRun, Preset = preset }, progress, cancel);

    public Task<long> CountAsync(string table) => desk.Database.ReadAsync<long>($"select count(*) from {table} where shop_id = '{Shop.Id}'");

    public Task<T> ReadAsync<T>(string sql) => desk.Database.ReadAsync<T>(sql.Replace("@shop", $"'{Shop.Id}'", StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Orders of ten lines each, which stand far from one another.</summary>
    public string ManyOrders(int count)
    {
        const int LinesPerOrder = 10;
        var path = File("");
        using var writer = new StreamWriter(path);
        writer.WriteLine(OrderHeader);
        var orders = count / LinesPerOrder;
        for (var i = 0; i < count; i++)
        {
            var order = i % orders;
            writer.WriteLine($"order-{order},delivered,buyer-{order % 997},Тверская область,Тверь,2026-10-01 10:00:00,2026-10-01 11:00:00,2026-10-02,2026-10-05,2026-10-09,{(i / orders) + 1},sku-{i % 500},Кружки,1,100.50,0,RUB");
        }

        return path;
    }
}

/// <summary>Looks at every report of an import's progress.</summary>
internal sealed class ImportWatch(Action<ImportProgress> see) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => see(value);
}
