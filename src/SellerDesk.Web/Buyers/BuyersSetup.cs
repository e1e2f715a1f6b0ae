namespace SellerDesk.Web.Buyers;

/// <summary>The files of buyers.</summary>
internal static class BuyersSetup
{
    public static WebApplication MapBuyerFiles(this WebApplication app)
    {
        BuyersFile.Map(app);
        BuyersFile.MapDossier(app);
        return app;
    }
}
