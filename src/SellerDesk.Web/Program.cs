using SellerDesk.Web.Commands;
using SellerDesk.Web.Hosting;

return args is ["cli", .. var verb]
    ? await CommandLine.RunAsync(verb)
    : await DeskHost.RunAsync(args);
